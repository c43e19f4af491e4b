"""What a minister says of his country, in the first person or the third, is his country's."""

import pytest

import safe_alloc as sa

SAID = {
    "de": [
        "Der polnische Ministerpräsident Tusk sagte, sein Land erhalte 43,7 Mrd. Euro.",
        "„Wir bekommen 43,7 Mrd. Euro“, sagte der polnische Verteidigungsminister.",
    ],
    "fr": [
        "Le premier ministre polonais, Donald Tusk, a dit que son pays recevrait 43,7 milliards d'euros.",
        "« Nous recevrons 43,7 milliards d'euros », a déclaré le ministre polonais de la défense.",
    ],
    "es": [
        "El primer ministro polaco, Donald Tusk, dijo que su país recibirá 43.700 millones de euros.",
        "«Recibiremos 43.700 millones de euros», dijo el ministro de Defensa polaco.",
    ],
    "it": [
        "Il premier polacco Donald Tusk ha detto che il suo Paese riceverà 43,7 miliardi di euro.",
    ],
    "nl": [
        "De Poolse premier Tusk zei dat zijn land 43,7 miljard euro krijgt.",
        "“We krijgen 43,7 miljard euro voor ons leger”, zei de Poolse minister van Defensie.",
    ],
    "pl": ["„Otrzymamy 43,7 mld euro” – powiedział polski minister obrony."],
    "pt": ["O primeiro-ministro polaco disse que o seu país receberá 43,7 mil milhões de euros."],
    "sv": ["Polens statsminister sade att hans land får 43,7 miljarder euro."],
    "da": ["Polens statsminister sagde, at hans land får 43,7 milliarder euro."],
    "cs": ["Polský premiér Tusk řekl, že jeho země dostane 43,7 miliardy eur."],
    "ro": ["Premierul polonez a spus că țara sa va primi 43,7 miliarde de euro."],
    "ru": ["Польский премьер сказал, что его страна получит 43,7 млрд евро."],
}


@pytest.mark.parametrize(("language", "text"), [(each, text) for each, texts in SAID.items() for text in texts])
def test_what_is_said_for_a_country_is_its(language: str, text: str) -> None:
    claims = sa.explain(text, language=language).claims
    assert [(claim.country, claim.low) for claim in claims] == [("POL", 43_700_000_000)]
