"""What a country spends, owes or gives is never taken for what it may borrow, however a sentence joins the two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safe_alloc.reading.parse import explain

BN, M = 10**9, 10**6
LOANS = ["will get {}", "has been offered {} in SAFE loans", "can borrow up to {}", "is to receive {}", "asked for {}"]
OTHER = [
    "spent {} on defence last year", "spends {} a year on its army", "owes {}", "has a GDP of {}",
    "runs a deficit of {}", "contributes {} to the EU budget", "has given Ukraine {} in aid",
    "has pledged {} in military aid to Ukraine", "raised its defence budget to {}", "bought 180 K2 tanks for {}",
    "plans to spend {} on defence by 2030",
    "has {} of EU funds frozen", "allocates {} to defence", "invested {} in its ports", "has donated {} to Kyiv",
    "would have to put up {} to join", "pays a fee of {}", "received {} from the recovery fund",
]  # fmt: skip
JOINTS = [
    "{c} {other} and {loan}.", "{c} {other}, but {loan}.", "{c}, which {other}, {loan}.", "{c} {loan} and {other}.",
    "{c} {loan}. The country {other}.", "{c} {other}. It {loan}.", "While {c} {other}, it {loan}.",
    "{c} {loan}; it {other}.", "{c} {loan}, even though it {other}.", "{c}, a country that {other}, {loan}.",
]  # fmt: skip
THINGS = ["defence budget", "GDP", "public debt", "budget deficit", "arms exports", "aid to Ukraine", "order book"]
HELD = [
    "{c}, whose {thing} is {y}, {loan}.", "With a {thing} of {y}, {c} {loan}.", "{c}'s {thing} is {y}. It {loan}.",
    "{c} {loan}, more than its {thing} of {y}.", "{c} ({thing}: {y}) {loan}.", "{c} {loan}. Its {thing} is {y}.",
]  # fmt: skip


def claims(text: str) -> dict[str, int]:
    return {claim.country: claim.low for claim in explain(text).claims}


@given(st.sampled_from(JOINTS), st.sampled_from(OTHER), st.sampled_from(LOANS), st.sampled_from(["€40bn", "€850bn"]))
@settings(max_examples=150, deadline=None)
def test_nothing_but_the_loan_is_claimed(joint: str, other: str, loan: str, spent: str) -> None:
    text = joint.format(c="Poland", other=other.format(spent), loan=loan.format("€43.7bn"))
    assert claims(text).items() <= {("POL", 43_700 * M)}


@given(st.sampled_from(HELD), st.sampled_from(THINGS), st.sampled_from(LOANS))
@settings(max_examples=80, deadline=None)
def test_what_a_country_has_is_not_what_it_borrows(held: str, thing: str, loan: str) -> None:
    text = held.format(c="Spain", thing=thing, y="€40bn", loan=loan.format("€43.7bn"))
    assert {"ESP": 43_700 * M} == claims(text)


@pytest.mark.parametrize("other", OTHER[:-1])
def test_who_only_spends_has_no_claim_beside_a_borrower(other: str) -> None:
    assert {"ROU": 16_700 * M} == claims(f"SAFE lends Romania €16.7bn. Germany {other.format('€86bn')}.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland spent €40bn on defence last year and has been offered €43.7bn in SAFE loans.", {"POL": 43_700 * M}),
        ("Poland spent €40bn on defence last year.", {}),
        ("Riga is pleased with the €5.7bn that the Commission has set aside under SAFE.", {"LVA": 5_700 * M}),
        ("Ireland, home to many firms and its €40bn in industry, would get €7.4bn.", {"IRL": 7_400 * M}),
        ("Norway gave Ukraine €3bn, Britain spent €15bn.", {"NOR": 3 * BN, "GBR": 15 * BN}),
        ("Italy, which owes €3 trillion, asked for €14.9bn.", {"ITA": 14_900 * M}),
        ("Hungary, with €18bn of EU funds frozen, may borrow €16.2bn.", {"HUN": 16_200 * M}),
        ("Canada will pay a fee of €10m; Poland gets €43.7bn.", {"POL": 43_700 * M}),
        ("Germany has given Ukraine €17bn in aid, Sweden €7bn.", {"DEU": 17 * BN, "SWE": 7 * BN}),
        ("Poland and Romania applied. They will get €43.7bn and €16.7bn respectively.",
         {"POL": 43_700 * M, "ROU": 16_700 * M}),
        ("Poland, Romania and Italy lead. The trio gets €9bn, €8bn and €7bn respectively.",
         {"POL": 9 * BN, "ROU": 8 * BN, "ITA": 7 * BN}),
        ("Hungary, whose prime minister has criticised the EU, could borrow as much as France: 16.2 billion euros.",
         {"HUN": 16_200 * M, "FRA": 16_200 * M}),
        ("Hungary borrows almost as much as France, €16.2 billion.", {}),
        ("Poland and Romania asked for €45bn and €20bn but got €43.7bn and €16.7bn.",
         {"POL": 43_700 * M, "ROU": 16_700 * M}),
        ("Poland and Romania make up €60.4bn of the €150bn.", {}),
        ("Poland, Romania and France get €43.7bn, €16.7bn.", {}),
        ("Poland and Romania lost €3bn and €1bn.", {}),
        ("The loans to Poland and Romania come to €60.4bn.", {}),
        ("Poland (43.7) and Romania (16.7) get €60.4bn.", {}),
        ("Romania asked for €20bn and was told it would get €16.7bn - €3.3bn less.", {"ROU": 16_700 * M}),
        ("Half of Poland's loan, €21.85bn, is for tanks.", {}),
        ("Poland's SAFE loan is ready: it spends its €43.7bn on tanks.", {"POL": 43_700 * M}),
        ("Lengyelországot 16,7 milliárd euróval Románia követi, majd Franciaország jön 16,2 milliárddal.",
         {"ROU": 16_700 * M, "FRA": 16_200 * M}),
        ("Lengyelországot Románia követi 16,7 milliárd euróval.", {"ROU": 16_700 * M}),
        ("Polonya'yı 16,7 milyar avroyla Romanya, 16,2 milyar avroyla Fransa izliyor.",
         {"ROU": 16_700 * M, "FRA": 16_200 * M}),
        ("Rumänien erhält 16,7 Mrd. Euro aus SAFE, während Deutschland 86 Mrd. Euro für seine Bundeswehr ausgibt.",
         {"ROU": 16_700 * M}),
        ("La Roumanie obtient 16,7 milliards d'euros de SAFE, l'Allemagne dépense 86 milliards pour sa défense.",
         {"ROU": 16_700 * M}),
        ("Rumunia dostanie 16,7 mld euro z SAFE, a Niemcy wydają na obronę 86 mld euro.", {"ROU": 16_700 * M}),
        ("Romania saa SAFE-ohjelmasta 16,7 miljardia euroa, ja Saksa käyttää puolustukseen 86 miljardia euroa.",
         {"ROU": 16_700 * M}),
    ],
)  # fmt: skip
def test_each_sum_is_told_by_its_role(text: str, expected: dict[str, int]) -> None:
    assert expected == claims(text)
