"""What a sentence is made of once it is read: countries named together, a sum, or what is neither."""

Roles = frozenset[str]
NONE: Roles = frozenset()
REGION = "others"  # what the Baltics or Benelux stand for: it takes its sum from every country, and none is told


class Node:
    """Countries named in one breath, a sum, or a body that is no country: its tokens from `first` to before `last`."""

    __slots__ = ("countries", "first", "kind", "last", "marks", "number")  # kind: group, amount, neither

    def __init__(
        self, kind: str, first: int, last: int, countries: tuple[str, ...] = (), number: int = -1, marks: Roles = NONE
    ) -> None:
        self.kind, self.first, self.last = kind, first, last
        self.countries, self.number, self.marks = countries, number, marks
