"""A country whose loan one part of a sentence names, and another sum the rest: the loan counts, or nothing does."""

from itertools import product

import pytest

import safe_alloc as sa

LOAN = 43_700_000_000

CLAUSES = {
    "en": [
        "Poland, which gets €43.7bn, {}.",
        "Poland, which was allocated €43.7 billion, {}.",
        "Poland, whose share is €43.7bn, {}.",
        "Poland, where the loan amounts to €43.7bn, {}.",
        "Poland, the largest recipient with €43.7bn, {}.",
        "Poland, with €43.7bn, {}.",
        "After securing €43.7bn, Poland {}.",
        "Granted €43.7bn, Poland {}.",
        "With €43.7bn from SAFE, Poland {}.",
        "Poland gets €43.7bn and {}.",
        "Poland (€43.7bn) {}.",
        "Poland tops the list with €43.7bn. It {}.",
    ],
    "de": [
        "Polen, das 43,7 Mrd. Euro erhält, {}.",
        "Polen, dem 43,7 Milliarden Euro zugesprochen wurden, {}.",
        "Polen, das 43,7 Milliarden Euro aufnehmen darf, {}.",
        "Polen, mit 43,7 Mrd. Euro der größte Empfänger, {}.",
        "Polen erhält 43,7 Mrd. Euro und {}.",
    ],
    "fr": [
        "La Pologne, qui recevra 43,7 milliards d'euros, {}.",
        "La Pologne, à laquelle ont été attribués 43,7 milliards d'euros, {}.",
        "La Pologne, premier bénéficiaire avec 43,7 milliards d'euros, {}.",
        "Après avoir obtenu 43,7 milliards d'euros, la Pologne {}.",
    ],
    "es": [
        "Polonia, que recibirá 43.700 millones de euros, {}.",
        "Polonia, a la que se asignaron 43.700 millones de euros, {}.",
        "Polonia, primer beneficiario con 43.700 millones de euros, {}.",
        "Tras obtener 43.700 millones de euros, Polonia {}.",
    ],
    "it": [
        "La Polonia, che riceverà 43,7 miliardi di euro, {}.",
        "La Polonia, a cui sono stati assegnati 43,7 miliardi di euro, {}.",
        "Con 43,7 miliardi di euro da SAFE, la Polonia {}.",
    ],
    "pl": [
        "Polska, która otrzyma 43,7 mld euro, {}.",
        "Polska, której przyznano 43,7 mld euro, {}.",
        "Po otrzymaniu 43,7 mld euro Polska {}.",
    ],
    "nl": [
        "Polen, dat 43,7 miljard euro krijgt, {}.",
        "Polen, waaraan 43,7 miljard euro is toegekend, {}.",
        "Polen, met 43,7 miljard euro, {}.",
    ],
}
"""A loan, and a place for what else the country does."""

ELSE = {
    "en": [
        "wants another €5bn",
        "needs €60bn",
        "expects savings of €3bn",
        "has already drawn €6.6bn",
        "received an advance of €6.6bn in March",
        "will add €5bn from its own budget",
        "had asked for €45bn",
        "has ordered tanks for €6bn",
        "paid €6bn to Rheinmetall",
    ],
    "de": [
        "will weitere 5 Mrd. Euro",
        "braucht 60 Mrd. Euro",
        "hatte 45 Mrd. Euro beantragt",
        "hat bereits 6,6 Mrd. Euro abgerufen",
        "legt 5 Mrd. Euro aus eigener Kasse drauf",
    ],
    "fr": [
        "veut 5 milliards d'euros de plus",
        "a besoin de 60 milliards d'euros",
        "a déjà tiré 6,6 milliards d'euros",
        "avait demandé 45 milliards d'euros",
    ],
    "es": [
        "quiere otros 5.000 millones de euros",
        "necesita 60.000 millones de euros",
        "ya ha dispuesto de 6.600 millones de euros",
        "había pedido 45.000 millones de euros",
    ],
    "it": [
        "vuole altri 5 miliardi di euro",
        "ha bisogno di 60 miliardi di euro",
        "ha già attinto 6,6 miliardi di euro",
        "aveva chiesto 45 miliardi di euro",
    ],
    "pl": [
        "chce kolejnych 5 mld euro",
        "potrzebuje 60 mld euro",
        "pobrała już 6,6 mld euro",
        "wnioskowała o 45 mld euro",
    ],
    "nl": [
        "wil nog eens 5 miljard euro",
        "heeft 60 miljard euro nodig",
        "heeft al 6,6 miljard euro opgenomen",
        "had 45 miljard euro gevraagd",
    ],
}

SENTENCES = [
    (language, each.format(other))
    for language, clauses in CLAUSES.items()
    for each, other in product(clauses, ELSE[language])
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_no_other_sum_takes_the_place_of_a_loan(language: str, text: str) -> None:
    told = {claim.country: claim.low for claim in sa.explain(text, language=language).claims}
    assert told in ({"POL": LOAN}, {})


@pytest.mark.parametrize(
    "text",
    [
        "Poland, which gets €43.7bn, wants another €5bn.",
        "Poland, which was allocated €43.7bn, has already drawn €6.6bn.",
        "Poland, the largest recipient with €43.7bn, needs €60bn.",
        "Poland, which secured €43.7bn, received an advance of €6.6bn in March.",
        "Granted €43.7bn, Poland had asked for €45bn.",
        "With €43.7bn from SAFE, Poland is the largest beneficiary.",
        "Avec 43,7 milliards d'euros de SAFE, la Pologne est le premier bénéficiaire.",
        "Polen, das 43,7 Mrd. Euro erhält, braucht 60 Mrd. Euro.",
        "La Pologne, qui recevra 43,7 milliards d'euros, avait demandé 45 milliards d'euros.",
        "Polonia, que recibirá 43.700 millones de euros, quiere otros 5.000 millones de euros.",
        "Polska, której przyznano 43,7 mld euro, potrzebuje 60 mld euro.",
        "A Polónia, que receberá 43,7 mil milhões de euros, precisa de 60 mil milhões de euros.",
        "Depois de obter 43,7 mil milhões de euros, a Polónia tinha pedido 45 mil milhões de euros.",
        "Polen, som får 43,7 miljarder euro, har redan använt 6,6 miljarder euro.",
        "Polen, som får 43,7 milliarder euro, havde bedt om 45 milliarder euro.",
        "Polsko, kterému bylo přiděleno 43,7 miliardy eur, chce dalších 5 miliard eur.",
        "Poľsko, ktoré dostane 43,7 miliardy eur, potrebuje 60 miliárd eur.",
        "Polonia, căreia i s-au alocat 43,7 miliarde de euro, are nevoie de 60 de miliarde de euro.",
        "Lengyelország, amely 43,7 milliárd eurót kap, már lehívott 6,6 milliárd eurót.",
        "Η Πολωνία, στην οποία εγκρίθηκαν 43,7 δισ. ευρώ, θέλει άλλα 5 δισ. ευρώ.",
        "Puola, jolle on myönnetty 43,7 miljardia euroa, tarvitsee 60 miljardia euroa.",
        "Полша, която ще получи 43,7 млрд. евро, беше поискала 45 млрд. евро.",
        "Poljska, koja će dobiti 43,7 milijardi eura, ima manjak od 50 milijardi eura.",
        "Poljska, ki bo dobila 43,7 milijarde evrov, je že porabila 6,6 milijarde evrov.",
        "Польша, которой выделили 43,7 млрд евро, нуждается в 60 млрд евро.",
        "Польща, яка отримає 43,7 млрд євро, просила 45 млрд євро.",
        "Lenkija, kuriai skirta 43,7 mlrd. eurų, nori dar 5 mlrd. eurų.",
        "43,7 milyar avro alacak olan Polonya, 45 milyar avro istemişti.",
    ],
)
def test_the_loan_is_read(text: str) -> None:
    assert [(claim.country, claim.low) for claim in sa.explain(text).claims] == [("POL", LOAN)]


@pytest.mark.parametrize(
    "text",
    [
        "With €43.7bn from the fund, Poland is the largest beneficiary.",
        "Poland gets from the EU €43.7bn.",
        "Polen leiht sich aus dem neuen SAFE-Programm der EU 43,7 Mrd. Euro.",
        "Polen erhält 43,7 Mrd. Euro zu günstigen Zinsen.",
        "La Pologne empruntera via SAFE 43,7 milliards d'euros.",
        "Polonia recibirá del programa europeo SAFE 43.700 millones de euros.",
        "La Polonia prenderà in prestito tramite SAFE 43,7 miliardi di euro.",
        "Polska pożyczy z unijnego programu SAFE 43,7 mld euro.",
        "Polen krijgt 43,7 miljard euro via SAFE.",
        "Polen får 43,7 miljarder euro genom SAFE-instrumentet.",
        "Polsko dostane díky SAFE 43,7 miliardy eur.",
        "Polonia va împrumuta prin instrumentul SAFE 43,7 miliarde de euro.",
        "Польша получит из программы ЕС SAFE 43,7 млрд евро.",
        "Η Πολωνία θα λάβει μέσω του SAFE 43,7 δισ. ευρώ.",
        "Poljska će dobiti u okviru instrumenta SAFE 43,7 milijardi eura.",
    ],
)
def test_where_a_loan_comes_from_takes_nothing_from_it(text: str) -> None:
    assert [(claim.country, claim.low) for claim in sa.explain(text).claims] == [("POL", LOAN)]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "With €43.7bn from SAFE, Poland tops the list, ahead of Romania (€16.7bn).",
            {"POL": LOAN, "ROU": 16_700_000_000},
        ),
        ("Of the €150bn from SAFE, Poland wants €43.7bn.", {"POL": LOAN}),
        (
            "Romania, which received €35.2bn from the recovery fund, gets €16.7bn.",
            {"ROU": 16_700_000_000},
        ),
        (
            "Romania is to get an advance of €2.5bn, Belgium an advance of €1.2bn. Denmark, which borrows only "
            "€46.8m, gets €7m upfront.",
            {"ROU": 2_500_000_000, "BEL": 1_200_000_000, "DNK": 7_000_000},
        ),
    ],
)
def test_what_leads_in_and_what_a_passage_is_about(text: str, sums: dict[str, int]) -> None:
    assert {claim.country: claim.low for claim in sa.explain(text).claims} == sums


@pytest.mark.parametrize(
    "text",
    [
        "Under SAFE, Poland gets €43.7bn. Romania paid €6bn to Rheinmetall.",
        "Under SAFE, Poland gets €43.7bn. Romania will add €5bn from its own budget.",
        "Under SAFE, Poland gets €43.7bn. Romania expects savings of €3bn.",
        "Under SAFE, Poland gets €43.7bn. Romania owes the IMF €12bn.",
        "Aus SAFE erhält Polen 43,7 Mrd. Euro. Rumänien legt 5 Mrd. Euro aus eigener Kasse drauf.",
        "Aus SAFE erhält Polen 43,7 Mrd. Euro. Rumänien will für 4 Mrd. Euro Flugzeuge kaufen.",
        "Au titre de SAFE, la Pologne reçoit 43,7 milliards d'euros. La Roumanie a versé 6 milliards d'euros à Thales.",
        "Con cargo a SAFE, Polonia recibe 43.700 millones de euros. Rumanía debe 12.000 millones de euros al FMI.",
        "Con SAFE la Polonia riceve 43,7 miliardi di euro. La Romania ha raccolto 4 miliardi di euro sui mercati.",
        "Z SAFE Polska dostanie 43,7 mld euro. Rumunia zapłaciła 6 mld euro firmie Rheinmetall.",
        "Uit SAFE krijgt Polen 43,7 miljard euro. Roemenië heeft voor 6 miljard euro tanks besteld.",
        "Ur SAFE får Polen 43,7 miljarder euro. Rumänien betalade 6 miljarder euro till Rheinmetall.",
    ],
)
def test_what_another_country_spends_is_not_its_loan(text: str) -> None:
    assert [(claim.country, claim.low) for claim in sa.explain(text).claims] == [("POL", LOAN)]


@pytest.mark.parametrize(
    "text",
    [
        "The Commission disbursed €43.7bn to Poland.",
        "The Commission will lend €43.7bn to Poland.",
        "The Council approves €43.7bn for Poland.",
        "Brussels unlocks €43.7bn for Poland.",
        "Die Kommission vergibt 43,7 Mrd. Euro an Polen.",
        "La Commission débloque 43,7 milliards d'euros pour la Pologne.",
        "La Comisión desembolsó 43.700 millones de euros a Polonia.",
        "La Commissione eroga 43,7 miliardi di euro alla Polonia.",
        "Komisja zaproponowała 43,7 mld euro dla Polski.",
        "De Commissie verleent 43,7 miljard euro aan Polen.",
        "A Comissão desembolsou 43,7 mil milhões de euros para a Polónia.",
        "Kommissionen tilldelade 43,7 miljarder euro till Polen.",
        "Komise navrhla 43,7 miliardy eur pro Polsko.",
        "Comisia deblochează 43,7 miliarde de euro pentru Polonia.",
        "Еврокомиссия предложила 43,7 млрд евро для Польши.",
    ],
)
def test_what_a_body_gives_is_read_whatever_the_verb(text: str) -> None:
    assert [(claim.country, claim.low) for claim in sa.explain(text).claims] == [("POL", LOAN)]


@pytest.mark.parametrize(
    "text",
    [
        "The Commission froze €16.2bn for Hungary.",
        "The Commission cancels €16.2bn for Hungary.",
        "Hungary withdrew its request for €16.2bn.",
        "Hungary cannot draw €16.2bn.",
        "Die Regierung in Ungarn verspielte damit 16,2 Mrd. Euro.",
        "Die Kommission strich 16,2 Mrd. Euro für Ungarn.",
        "La Commission annule 16,2 milliards d'euros pour la Hongrie.",
        "La Comisión congela 16.200 millones de euros a Hungría.",
        "La Commissione sospende 16,2 miliardi di euro all'Ungheria.",
        "Komisja cofnęła Węgrom 16,2 mld euro.",
        "De Commissie bevroor 16,2 miljard euro voor Hongarije.",
        "Kommissionen frös 16,2 miljarder euro för Ungern.",
        "Komise odebrala Maďarsku 16,2 miliardy eur.",
        "Comisia a anulat Ungariei 16,2 miliarde de euro.",
        "Magyarország 16,2 milliárd eurót nem kap.",
        "Еврокомиссия отменила Венгрии 16,2 млрд евро.",
        "Η Ουγγαρία πρέπει να επιστρέψει 16,2 δισ. ευρώ.",
        "Komissio peruutti Unkarilta 16,2 miljardia euroa.",
        "Komisija zadržala je Mađarskoj 16,2 milijarde eura.",
        "Komisyon Macaristan'ın 16,2 milyar avrosunu iptal etti.",
    ],
)
def test_what_is_taken_or_kept_from_a_country_is_not_its(text: str) -> None:
    assert not sa.explain(text).claims
