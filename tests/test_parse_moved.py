"""An old sum and the one it became, a number with its half or quarter, payments, and 'so does Finland'."""

import pytest

import safe_alloc as sa

MOVED = [
    "Der Anteil Irlands von 989 Millionen Euro wurde auf 914 Millionen Euro gekürzt.",
    "Irlands Anteil wurde von 989 Millionen Euro auf 914 Millionen Euro gekürzt.",
    "Irlands Anteil sank von 989 auf 914 Millionen Euro.",
    "L'allocation de l'Irlande, de 989 millions d'euros, a été ramenée à 914 millions d'euros.",
    "L'enveloppe de l'Irlande de 989 millions d'euros a été réduite à 914 millions d'euros.",
    "La asignación de Irlanda, de 989 millones de euros, se redujo a 914 millones de euros.",
    "La quota dell'Irlanda, 989 milioni di euro, è stata ridotta a 914 milioni di euro.",
    "Przydział Irlandii w wysokości 989 mln euro został obniżony do 914 mln euro.",
    "Het aandeel van Ierland van 989 miljoen euro is verlaagd tot 914 miljoen euro.",
    "Irlands andel på 989 miljoner euro har sänkts till 914 miljoner euro.",
    "Irlands andel på 989 millioner euro er blevet nedsat til 914 millioner euro.",
    "Το μερίδιο της Ιρλανδίας, ύψους 989 εκατ. ευρώ, μειώθηκε στα 914 εκατ. ευρώ.",
    "Podíl Irska ve výši 989 milionů eur byl snížen na 914 milionů eur.",
    "Podiel Írska vo výške 989 miliónov eur sa znížil na 914 miliónov eur.",
    "Cota Irlandei, de 989 de milioane de euro, a fost redusă la 914 milioane de euro.",
    "A quota da Irlanda, de 989 milhões de euros, foi reduzida para 914 milhões de euros.",
    "Доля Ирландии в 989 млн евро была снижена до 914 млн евро.",
    "Частку Ірландії у 989 млн євро зменшили до 914 млн євро.",
    "Делът на Ирландия от 989 млн. евро беше намален на 914 млн. евро.",
    "Udio Irske od 989 milijuna eura smanjen je na 914 milijuna eura.",
    "Delež Irske v višini 989 milijonov evrov so znižali na 914 milijonov evrov.",
    "Airijos dalis – 989 mln. eurų – sumažinta iki 914 mln. eurų.",
    "Īrijas daļa 989 miljonu eiro apmērā samazināta līdz 914 miljoniem eiro.",
    "Ireland's allocation rose from €814 million to €914 million.",
    "Ireland's allocation rose from 814 to 914 million euros.",
    "Irlands Anteil stieg von 814 Millionen Euro auf 914 Millionen Euro.",
    "La part de l'Irlande est passée de 814 millions d'euros à 914 millions d'euros.",
    "La cuota de Irlanda subió de 814 millones de euros a 914 millones de euros.",
    "La quota dell'Irlanda è salita da 814 milioni di euro a 914 milioni di euro.",
    "Przydział Irlandii wzrósł z 814 mln euro do 914 mln euro.",
    "Przydział Irlandii wzrósł z 814 do 914 mln euro.",
    "Het aandeel van Ierland steeg van 814 miljoen euro naar 914 miljoen euro.",
    "Irlands andel steg från 814 miljoner euro till 914 miljoner euro.",
    "Irlands andel steg fra 814 millioner euro til 914 millioner euro.",
    "İrlanda'nın payı 814 milyon avrodan 914 milyon avroya yükseldi.",
    "Το μερίδιο της Ιρλανδίας αυξήθηκε από 814 εκατ. ευρώ σε 914 εκατ. ευρώ.",
    "Podíl Irska vzrostl z 814 milionů eur na 914 milionů eur.",
    "Podiel Írska vzrástol z 814 miliónov eur na 914 miliónov eur.",
    "Írország kerete 814 millió euróról 914 millió euróra nőtt.",
    "Irlannin osuus nousi 814 miljoonasta eurosta 914 miljoonaan euroon.",
    "Cota Irlandei a crescut de la 814 milioane de euro la 914 milioane de euro.",
    "A quota da Irlanda subiu de 814 milhões de euros para 914 milhões de euros.",
    "Доля Ирландии выросла с 814 млн евро до 914 млн евро.",
    "Частка Ірландії зросла з 814 млн євро до 914 млн євро.",
    "Делът на Ирландия нарасна от 814 млн. евро на 914 млн. евро.",
    "Udio Irske porastao je s 814 milijuna eura na 914 milijuna eura.",
    "Delež Irske je narasel z 814 milijonov evrov na 914 milijonov evrov.",
    "Airijos dalis išaugo nuo 814 mln. eurų iki 914 mln. eurų.",
    "Īrijas daļa pieauga no 814 miljoniem eiro līdz 914 miljoniem eiro.",
    "Iirimaa osa kasvas 814 miljonilt eurolt 914 miljonile eurole.",
    "アイルランドの配分額は8億1400万ユーロから9億1400万ユーロに増えた。",
    "ارتفعت حصة أيرلندا من 814 مليون يورو إلى 914 مليون يورو.",
    "Phần của Ireland tăng từ 814 triệu euro lên 914 triệu euro.",
    "İrlanda'nın 989 milyon avroluk payı 914 milyon avroya indirildi.",
    "İrlanda'nın 989 milyon avro olan payı 914 milyon avroya düşürüldü.",
    "Írország 989 millió eurós keretét 914 millió euróra csökkentették.",
    "Irlannin 989 miljoonan euron osuus laski 914 miljoonaan euroon.",
]
"""Ireland's 914 million, from 989 or 814 million: in every language what the old sum became is the country's."""

OPEN = [
    "Iirimaa 989 miljoni eurone osa vähendati 914 miljonile eurole.",
    "爱尔兰的额度从8.14亿欧元增至9.14亿欧元。",
    "아일랜드의 배정액은 8억1400만 유로에서 9억1400만 유로로 늘었다.",
]
"""The same where an ending, a verb far off or a short text leaves it open: nothing is claimed, least of all the old."""


def claimed(text: str) -> dict[str, int]:
    return {claim.country: claim.low for claim in sa.explain(text).claims if claim.low == claim.high}


@pytest.mark.parametrize("text", MOVED)
def test_what_a_sum_rose_or_fell_to_is_the_country_s(text: str):
    assert {"IRL": 914_000_000} == claimed(text)
    assert {"exact"} == {claim.qualifier for claim in sa.explain(text).claims}


@pytest.mark.parametrize("text", OPEN)
def test_a_change_that_is_not_understood_gives_no_sum(text: str):
    assert {} == claimed(text)


@pytest.mark.parametrize("verb", ["cut", "reduced", "lowered", "raised", "trimmed", "revised", "adjusted"])
@pytest.mark.parametrize("whole", ["allocation of €989 million", "€989 million loan", "loan, €989 million at first,"])
@pytest.mark.parametrize("form", ["was {}", "has been {}", "will be {}", "is {}"])
def test_a_verb_moves_a_sum_to_the_next_one(verb: str, whole: str, form: str):
    assert {"IRL": 914_000_000} == claimed(f"Ireland's {whole} {form.format(verb)} to €914 million.")


def test_what_lifts_a_total_is_the_sum_itself():
    text = "Italy's share is €1.87 billion, which lifts its running total to €24.82 billion."
    assert {"ITA": 1_870_000_000} == claimed(text)


PARTS = {
    "Bulgaria wanted three and a quarter billion euros.": 3_250_000_000,
    "Bulgaria wanted three and three-quarter billion euros.": 3_750_000_000,
    "Bulgaria wanted a billion and a quarter euros.": 1_250_000_000,
    "Bulgaria wanted three and a half billion euros.": 3_500_000_000,
    "La Bulgarie veut trois milliards et quart d'euros.": 3_250_000_000,
    "Bulgaria vuole tre miliardi e un quarto di euro.": 3_250_000_000,
    "Bulgaria quiere tres mil millones y cuarto de euros.": 3_250_000_000,
    "Bułgaria chce trzy i ćwierć miliarda euro.": 3_250_000_000,
    "Bułgaria chce trzy i trzy czwarte miliarda euro.": 3_750_000_000,
    "Bulharsko chce tři a čtvrt miliardy eur.": 3_250_000_000,
    "Болгария получит три с четвертью миллиарда евро.": 3_250_000_000,
}


@pytest.mark.parametrize("text", PARTS)
def test_a_half_or_a_quarter_belongs_to_the_number_before_it(text: str):
    assert {"BGR": PARTS[text]} == claimed(text)


@pytest.mark.parametrize(
    "text",
    [
        "L'Italia ha ricevuto tre miliardi e un quarto dei fondi.",
        "Poland got three billion and a quarter of the posts.",
        "Polen kreeg drie miljard en een kwart van de plaatsen.",
    ],
)
def test_a_quarter_of_something_else_is_no_part_of_a_sum(text: str):
    read = sa.explain(text)
    assert ((), 1) == (read.claims, len(read.doubts))


PAID = {
    "Canada pays €10 million to get in.": {"CAN": 10_000_000},
    "Luxembourg must pay 375,000 euros and Estonia 500,000 euros.": {"LUX": 375_000, "EST": 500_000},
    "Germany pays 500 million euros, Spain 100 million.": {"DEU": 500_000_000, "ESP": 100_000_000},
    "Latvia and Estonia will pay 100 million euros each.": {"LVA": 100_000_000, "EST": 100_000_000},
    "Německo zaplatí 500 milionů eur, Španělsko 100 milionů.": {"DEU": 500_000_000, "ESP": 100_000_000},
    "Poland gets €43.7 billion and pays €1.4 billion in interest.": {"POL": 43_700_000_000},
    "Poland will pay €1.4 billion in interest on its SAFE loan of €43.7 billion.": {"POL": 43_700_000_000},
    "Hungary will get €16.2 billion. It must pay a fine of €200 million.": {"HUN": 16_200_000_000},
    "Poland has paid €6.5 billion for 180 K2 tanks. Its SAFE loan is €43.7 billion.": {"POL": 43_700_000_000},
    "Poland paid €1.4 billion in interest.": {},
    "La Pologne paie 1,4 milliard d'euros d'intérêts.": {},
    "Polonia paga 1.400 millones de euros de intereses.": {},
    "Polen betalar 1,4 miljarder euro i ränta.": {},
    "Poland has to pay back €43.7 billion by 2070.": {},
    "Britain refused to pay the €6.5 billion the Commission asked for.": {},
}


@pytest.mark.parametrize("text", PAID)
def test_what_a_country_pays_is_its_sum_unless_it_gets_another_or_it_is_interest(text: str):
    assert PAID[text] == claimed(text)


@pytest.mark.parametrize("joint", [", and so may", " and so will", ", as does", ", as will", ", so does"])
@pytest.mark.parametrize("money", ["€16 billion", "€16 billion ($19 billion)"])
def test_whoever_comes_next_has_the_same_sum(joint: str, money: str):
    assert {"FRA": 16_000_000_000, "HUN": 16_000_000_000} == claimed(f"France may draw {money}{joint} Hungary.")


@pytest.mark.parametrize(
    "text",
    [
        "Hungary refuses outright, though its fair share would be about €18 million; so does Slovakia.",
        "Spain gets €5 billion and votes yes, and so does Slovakia.",
        "Spain asked for €5 billion. The Czechs sat it out, and so did Slovakia.",
    ],
)
def test_so_does_tells_no_sum_behind_another_verb(text: str):
    assert "SVK" not in claimed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tallinn will draw $3.09 billion worth of loans, or €2.66B.",
        "Estonia will get $3.09 billion in loans, or €2.66 billion.",
        "Estonia will get €2.66 billion, or $3.09 billion.",
    ],
)
def test_of_two_moneys_the_euro_is_claimed(text: str):
    assert {"EST": 2_660_000_000} == claimed(text)
    assert ["equivalent"] == [each.role for each in sa.explain(text).secondary]


def test_the_states_of_the_union_are_not_the_united_states():
    assert {} == claimed("Would the states of the Union give 210 billion euros?")


def test_a_numbered_list_with_grouped_digits_is_no_table_of_cells():
    text = "Extra sums for the border:\n\n1. Finland, €52,440,600\n2. Estonia, €24,180,000\n3. Latvia, €31,905,250\n"
    assert {"FIN": 52_440_600, "EST": 24_180_000, "LVA": 31_905_250} == claimed(text)


def test_a_country_in_a_clause_about_another_one_does_not_take_its_sum():
    text = "Greece, which had objected to a part for Türkiye for months, was able to receive a share of €787m."
    assert {"GRC": 787_000_000} == claimed(text)


MORE = {
    "리투아니아와 벨기에는 각각 87억6천만 유로, 110억 유로를 써냈다.": {"LTU": 8_760_000_000, "BEL": 11_000_000_000},
    "프랑스와 헝가리는 각각 162억 유로를 받는다.": {"FRA": 16_200_000_000, "HUN": 16_200_000_000},
    "De baltiska staterna Estland och Litauen lovar 25 miljoner euro vardera.": {"EST": 25_000_000, "LTU": 25_000_000},
    "Česko by si mohlo z programu SAFE půjčit až 2,06 miliardy eur.": {"CZE": 2_060_000_000},
    "Nach Polen fließen 3,5 Milliarden Euro; davon entfallen 785 Millionen auf Lublin und 645 Millionen auf Posen.": {
        "POL": 3_500_000_000
    },
    "Polen hätte gern 45 Milliarden Euro.": {"POL": 45_000_000_000},
    "Polska i Rumunia podzielą się 60,4 mld euro.": {},
    "Польша и Румыния разделят 60,4 млрд евро.": {},
    "Polen hätte 43,7 Milliarden Euro erhalten können.": {},
    "Kraj | Liczba projektów | Dofinansowanie (tys. euro)\nNiemcy | 9 | 296 400\nPolska | 7 | 143 250": {
        "DEU": 296_400_000,
        "POL": 143_250_000,
    },
    "(millió euró)\n\nOrszág\tBejelentett kár\tJavasolt támogatás\nAusztria\t1 642\t42,8\nCsehország\t2 913\t114,0": {
        "AUT": 42_800_000,
        "CZE": 114_000_000,
    },
}


@pytest.mark.parametrize("text", MORE)
def test_each_language_s_own_way_of_saying_it_is_read(text: str):
    assert MORE[text] == claimed(text)
