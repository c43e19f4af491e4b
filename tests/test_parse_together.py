"""What is told of two countries together is nobody's alone, and a loan called somebody's own is theirs."""

import pytest

from safe_alloc.reading.parse import explain

JOINT = [
    "Cyprus and Slovenia shared €247 million.",
    "Spain brings up the rear together with Denmark: a billion euros for 49 million Spaniards.",
    "Together with Romania, Poland gets €60bn.",
    "Italy (together with France) €10bn",
    "Spain came last along with Denmark: €1bn.",
    "Italy, together with France, gets €10bn.",
]
OWN = [
    ("Bulgaria plans to spend its €3.2bn loan on infantry.", {"BGR": 3_200}),
    ("Bulgaria plans to spend its €3.2bn share on infantry.", {"BGR": 3_200}),
    ("Bulgaria will buy tanks with its €3.2bn loan.", {"BGR": 3_200}),
    ("Lithuania intends to buy Leopard tanks worth €950m with its €6.4bn loan.", {"LTU": 6_400}),
    ("A €2bn purchase will be financed from Romania's €16.7bn SAFE envelope.", {"ROU": 16_700}),
    ("Poland has refused its €43.7bn share.", {}),
    ("Germany's €100bn special envelope for the army", {}),
    ("Poland cut its €30bn deficit.", {}),
    ("Poland has €43bn, together with Romania (€16bn) and Malta (€1bn)", {"POL": 43_000, "ROU": 16_000, "MLT": 1_000}),
    ("Poland gets €43bn, along with Romania, which gets €16bn.", {"POL": 43_000, "ROU": 16_000}),
    ("Together with Finland, which gets €1bn, Spain is at the bottom with €1bn.", {"FIN": 1_000, "ESP": 1_000}),
    ("Together with the €2bn from the fund, Spain has received €5bn.", {"ESP": 5_000}),
    ("Third place is shared by France and Hungary with €16.2bn.", {"FRA": 16_200, "HUN": 16_200}),
    ("Lithuania's request, for €5bn, is large relative to its GDP of €78bn.", {"LTU": 5_000}),
    ("Poland is owed roughly €450 million for its tanks, Germany about €300 million.", {"POL": 450, "DEU": 300}),
    ("Poland owed €5bn.", {}),
    ("Bulgaria sought €3.5bn, but the Commission gave it only €3.26bn.", {"BGR": 3_260}),
    ("Slovakia (2.3 billion) and Malta (2.1 billion euros) both plan to buy jets.", {"SVK": 2_300, "MLT": 2_100}),
    ("Poland and Italy (5 billion euros) both bought jets for €90m each.", {}),
    ("Italy is the largest beneficiary of the Recovery and Resilience Facility: €71.8bn in grants.", {"ITA": 71_800}),
    ("Rome has been pencilled in for €14.9bn — short of the €15.3bn it had lobbied for.", {"ITA": 14_900}),
    ("Denmark's is the smallest. It would be premature to tell of the €16.2bn earmarked for Hungary.", {"HUN": 16_200}),
    ("Hungary, often at odds with the bloc over Russia, 16.2 billion euros.", {"HUN": 16_200}),
    ("Some €16bn of Hungary's EU funds remain suspended.", {}),
    ("1. Poland ... €43.73bn (29.2%)\n2. Romania … €16.68bn (11.1%)", {"POL": 43_730, "ROU": 16_680}),
    ("Nothing for Malta ... €5bn is a lot. Spain agreed.", {}),
    ("Germany has been Kyiv's largest European backer with €17.3bn.", {"DEU": 17_300}),
    ("Poland is the winner of Tuesday's announcement with a total of €43.7bn.", {"POL": 43_700}),
    ("Malta sat it out. Czechia did not: it wants €2.06bn.", {"CZE": 2_060}),
    ("Finland: €1bn. Spain: ditto. Greece: €0.8bn.", {"FIN": 1_000, "ESP": 1_000, "GRC": 800}),
    ("Vilnius had dreamed of €8.76 billion; it will have to make do with €6.37 billion.", {"LTU": 6_370}),
]  # fmt: skip


@pytest.mark.parametrize("text", JOINT)
def test_a_joint_sum_is_nobodys_alone(text: str):
    assert not explain(text).claims


@pytest.mark.parametrize(("text", "millions"), OWN)
def test_a_loan_called_ones_own_is_claimed(text: str, millions: dict[str, int]):
    assert {country: value * 10**6 for country, value in millions.items()} == {
        claim.country: claim.low for claim in explain(text).claims
    }
