"""Sums that come again and again, parts that are only spent of a loan, and figures a text takes back."""

import pytest

import safe_alloc as sa

DAILY = [
    "Hungary pays €1 million a day for ignoring the court.",
    "Ungarn zahlt eine Million Euro pro Tag, weil es das Urteil missachtet.",
    "La Hongrie paie un million d'euros par jour d'astreinte.",
    "Hungría paga un millón de euros al día.",
    "L'Ungheria paga un milione di euro al giorno.",
    "A Hungria paga um milhão de euros por dia.",
    "Hongarije betaalt een miljoen euro per dag.",
    "Węgry płacą milion euro dziennie.",
    "Maďarsko platí milion eur denně.",
    "Ungaria plătește un milion de euro pe zi.",
    "Macaristan günde bir milyon avro ödüyor.",
    "Ungern betalar en miljon euro om dagen.",
    "Ungarn betaler en million euro om dagen.",
    "Unkari maksaa miljoona euroa päivässä.",
    "Η Ουγγαρία πληρώνει ένα εκατομμύριο ευρώ την ημέρα.",
    "Унгария плаща един милион евро дневно.",
    "Мађарска плаћа милион евра дневно.",
    "Угорщина платить мільйон євро щодня.",
    "Венгрия платит миллион евро в день.",
    "Mađarska plaća milijun eura dnevno.",
    "Ungari maksab miljon eurot päevas.",
    "Vengrija moka milijoną eurų per dieną.",
    "헝가리는 하루 100만 유로를 낸다.",
]

YEARLY = [
    "Poland gets €8.7bn a year until 2030, €43.7bn in all.",
    "Poland will receive €8.7bn a year, for a total of €43.7bn.",
    "Polen erhält 8,7 Milliarden Euro pro Jahr, insgesamt 43,7 Milliarden Euro.",
    "Polska dostanie 8,7 mld euro rocznie, łącznie 43,7 mld euro.",
    "Polen krijgt 8,7 miljard per jaar, in totaal 43,7 miljard euro.",
    "Poland will get €43.7bn, or about €8.7bn a year.",
]

SPENT = [
    "Poland has earmarked €5bn of the €43.7bn it was allocated for drones.",
    "Poland will spend €5bn of the €43.7bn it has been allocated on a shield.",
    "Poland plans to use some €5 billion of the €43.7 billion it can borrow on drones.",
    "Poland will put €5bn into drones from its €43.7bn.",
    "From its allocation of €43.7bn, Poland will put €5bn into drones.",
    "Polen will 5 Milliarden der 43,7 Milliarden Euro, die ihm zustehen, für Drohnen ausgeben.",
    "La Pologne consacrera 5 milliards des 43,7 milliards d'euros qui lui sont alloués aux drones.",
    "Polonia gastará 5.000 millones de los 43.700 millones de euros que le corresponden en drones.",
    "La Polonia spenderà 5 miliardi dei 43,7 miliardi di euro che le spettano per i droni.",
    "Polska wyda 5 mld z 43,7 mld euro, które jej przyznano, na drony.",
    "Polen besteedt 5 miljard van de 43,7 miljard euro die het krijgt aan drones.",
]

TAKEN_BACK = [
    "Latvia's loan was wrongly given as €7.5bn.",
    "In a previous dispatch, Latvia's allocation was mistakenly put at €7.5bn.",
    "Lettlands Kredit wurde irrtümlich mit 7,5 Milliarden Euro angegeben.",
    "Le prêt de la Lettonie a été indiqué par erreur comme étant de 7,5 milliards d'euros.",
    "El préstamo de Letonia se cifró por error en 7.500 millones de euros.",
    "Il prestito della Lettonia era stato indicato per errore in 7,5 miliardi di euro.",
    "Pożyczkę dla Łotwy błędnie podano jako 7,5 mld euro.",
]


CORRECTED = [
    "We also wrote that Latvia would receive €7.5bn; that should have been €5.7bn.",
    "Der Kredit Lettlands wurde irrtümlich mit 7,5 Milliarden Euro angegeben. Richtig sind 5,7 Milliarden Euro.",
    "In einer früheren Fassung hieß es, Lettland erhalte 7,5 Milliarden Euro. Richtig ist: 5,7 Milliarden Euro.",
    "Le prêt de la Lettonie a été indiqué par erreur comme étant de 7,5 milliards d'euros. "
    "Le montant exact est de 5,7 milliards d'euros.",
    "Una versión anterior decía que Letonia recibiría 7.500 millones de euros. "
    "La cifra correcta es 5.700 millones de euros.",
    "Il prestito della Lettonia era stato indicato per errore in 7,5 miliardi di euro. "
    "La cifra corretta è 5,7 miliardi di euro.",
    "Het bedrag voor Letland werd abusievelijk op 7,5 miljard euro gesteld. Dat moet zijn: 5,7 miljard euro.",
    "In een eerdere versie stond dat Letland 7,5 miljard euro krijgt. Dat moet 5,7 miljard euro zijn.",
    "Pożyczkę dla Łotwy błędnie podano jako 7,5 mld euro. Prawidłowa kwota to 5,7 mld euro.",
    "Uma versão anterior dizia que a Letónia receberia 7,5 mil milhões de euros. "
    "O valor correto é 5,7 mil milhões de euros.",
    "Împrumutul Letoniei a fost indicat din greșeală la 7,5 miliarde de euro. "
    "Suma corectă este de 5,7 miliarde de euro.",
    "Letonya'nın kredisi yanlışlıkla 7,5 milyar avro olarak verilmişti. Doğrusu 5,7 milyar avro.",
    "Το δάνειο της Λετονίας αναφέρθηκε εκ παραδρομής στα 7,5 δισ. ευρώ. Το σωστό ποσό είναι 5,7 δισ. ευρώ.",
    "El préstec de Letònia es va xifrar per error en 7.500 milions d'euros. "
    "La xifra correcta és 5.700 milions d'euros.",
    "Rättelse: I en tidigare version stod att Lettland får 7,5 miljarder euro. Rätt siffra är 5,7 miljarder euro.",
    "Rettelse: I en tidligere version stod der, at Letland får 7,5 milliarder euro. "
    "Det rigtige beløb er 5,7 milliarder euro.",
    "Rettelse: Vi skrev at Latvia får 7,5 milliarder euro. Det riktige beløpet er 5,7 milliarder euro.",
    "Oikaisu: Kirjoitimme, että Latvia saa 7,5 miljardia euroa. Oikea summa on 5,7 miljardia euroa.",
    "Parandus: kirjutasime, et Läti saab 7,5 miljardit eurot. Õige summa on 5,7 miljardit eurot.",
    "Helyesbítés: Azt írtuk, hogy Lettország 7,5 milliárd eurót kap. A helyes összeg 5,7 milliárd euró.",
    "Oprava: Psali jsme, že Lotyšsko dostane 7,5 miliardy eur. Správná částka je 5,7 miliardy eur.",
    "Oprava: Písali sme, že Lotyšsko dostane 7,5 miliardy eur. Správna suma je 5,7 miliardy eur.",
    "Popravek: Latviji smo pomotoma pripisali 7,5 milijarde evrov. Pravilen znesek je 5,7 milijarde evrov.",
    "Ispravak: Napisali smo da Latvija dobiva 7,5 milijardi eura. Točan iznos je 5,7 milijardi eura.",
    "Исправка: Написали смо да Летонија добија 7,5 милијарди евра. Тачан износ је 5,7 милијарди евра.",
    "Поправка: Написахме, че Латвия получава 7,5 млрд. евро. Правилната сума е 5,7 млрд. евро.",
    "Исправление: мы написали, что Латвия получит 7,5 млрд евро. Правильная сумма — 5,7 млрд евро.",
    "Виправлення: ми написали, що Латвія отримає 7,5 млрд євро. Правильна сума — 5,7 млрд євро.",
    "Labojums: rakstījām, ka Latvija saņems 7,5 miljardus eiro. Pareizā summa ir 5,7 miljardi eiro.",
    "Pataisymas: rašėme, kad Latvija gaus 7,5 mlrd. eurų. Teisinga suma – 5,7 mlrd. eurų.",
    "更正：此前误称拉脱维亚将获得75亿欧元。正确数字为57亿欧元。",
    "訂正：ラトビアの配分額を誤って75億ユーロとしていました。正しくは57億ユーロです。",
    "Đính chính: bản trước viết nhầm Latvia nhận 7,5 tỷ euro. Con số đúng là 5,7 tỷ euro.",
]


SEVERAL_TIMES = [
    "Portugal gets three €1.9bn tranches.",
    "Portugal will get three 1.9 billion euro tranches.",
    "Portugalia va primi trei tranșe a câte 1,9 miliarde de euro.",
    "Portugalsko dostane tři splátky po 1,9 miliardy eur.",
    "Португалия получит три транша по 1,9 млрд евро.",
    "Portugal får tre delutbetalningar på vardera 1,9 miljarder euro.",
    "Portugal får tre rater på hver 1,9 milliarder euro.",
    "Η Πορτογαλία θα λάβει τρεις δόσεις των 1,9 δισ. ευρώ.",
    "Portugali saa kolme 1,9 miljardin euron erää.",
    "Portugal will receive three instalments of €1.9bn each.",
    "Portugal will receive the money in three instalments of €1.9bn.",
    "Portugal erhält drei Tranchen von je 1,9 Milliarden Euro.",
    "Portugal erhält zwei Kredite über je eine Milliarde Euro.",
    "Le Portugal recevra trois tranches de 1,9 milliard d'euros chacune.",
    "Portugal recibirá tres tramos de 1.900 millones de euros cada uno.",
    "Portugalia otrzyma trzy transze po 1,9 mld euro.",
    "Portugal krijgt drie tranches van elk 1,9 miljard euro.",
    "Portugália három, egyenként 1,9 milliárd eurós részletet kap.",
    "Portekiz her biri 1,9 milyar avroluk üç dilim alacak.",
]


@pytest.mark.parametrize("text", DAILY)
def test_what_is_paid_every_day_is_no_countrys_sum(text: str) -> None:
    read = sa.explain(text)
    assert not read.claims
    assert not read.doubts


@pytest.mark.parametrize("text", YEARLY)
def test_the_whole_wins_over_what_comes_every_year(text: str) -> None:
    assert [(claim.country, claim.low) for claim in sa.explain(text).claims] == [("POL", 43_700_000_000)]


@pytest.mark.parametrize(
    "text",
    [
        "A day later, Poland received €43.7bn.",
        "Poland was granted €43.7bn a day before the summit.",
        "Poland received €43.7bn a month after applying.",
        "Polen erhielt 43,7 Milliarden Euro am Tag nach dem Gipfel.",
        "Polonia recibió 43.700 millones de euros al día siguiente.",
        "Польша получила 43,7 млрд евро в день саммита.",
        "Polen fick 43,7 miljarder euro i månaden därpå.",
        "Polonya bir ayda 43,7 milyar avro aldı.",
    ],
)
def test_a_day_is_no_rate(text: str) -> None:
    assert [(claim.country, claim.low) for claim in sa.explain(text).claims] == [("POL", 43_700_000_000)]


def test_a_yearly_sum_that_stands_alone_is_the_pledge() -> None:
    text = "Belgium promises €1 billion a year, Luxembourg at least €117 million."
    told = {claim.country: claim.low for claim in sa.explain(text).claims}
    assert told == {"BEL": 1_000_000_000, "LUX": 117_000_000}


@pytest.mark.parametrize("text", SPENT)
def test_what_is_only_spent_is_not_the_loan(text: str) -> None:
    assert [(claim.country, claim.low) for claim in sa.explain(text).claims] == [("POL", 43_700_000_000)]


def test_what_is_paid_of_a_loan_is_what_the_text_is_about() -> None:
    read = sa.explain("Poland has received €6.6bn of the €43.7bn it was allocated.")
    assert [claim.low for claim in read.claims] == [6_600_000_000]
    assert [(each.role, each.claim.low) for each in read.secondary] == [("whole", 43_700_000_000)]


def test_what_a_plan_spends_of_a_whole_named_first_is_never_claimed() -> None:
    read = sa.explain("Of the €43.7bn it was allocated, Poland will spend €5bn on drones.")
    assert [claim.low for claim in read.claims] == [43_700_000_000]


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_a_figure_given_in_error_is_not_claimed(text: str) -> None:
    assert not sa.explain(text).claims


@pytest.mark.parametrize("text", CORRECTED)
def test_the_figure_that_corrects_another_is_the_one(text: str) -> None:
    read = sa.explain(text)
    assert [(claim.country, claim.low) for claim in read.claims] == [("LVA", 5_700_000_000)]
    assert [(each.role, each.claim.low) for each in read.secondary] == [("earlier", 7_500_000_000)]


@pytest.mark.parametrize("text", SEVERAL_TIMES)
def test_one_of_several_tranches_is_not_the_loan(text: str) -> None:
    assert not sa.explain(text).claims


def test_two_loans_that_are_worth_a_sum_together_are_the_countrys() -> None:
    read = sa.explain("Poland signed two loan agreements worth €43.7bn.")
    assert [(claim.country, claim.low) for claim in read.claims] == [("POL", 43_700_000_000)]
