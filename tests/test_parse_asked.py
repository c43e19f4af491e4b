"""What a country asked for is never taken for what it was given, in every language and order of words."""

import pytest

from safe_alloc.reading.parse import explain

CASES = [
    ("폴란드는 450억 유로를 신청했지만 437억 유로를 배정받았다.", {"POL": 43_700}),
    ("폴란드는 450억 유로를 신청했으나 437억 유로를 받았다.", {"POL": 43_700}),
    ("독일은 신청하지 않았지만 폴란드는 437억 유로를 받는다.", {"POL": 43_700}),
    ("Franciaország és Magyarország 16,2-16,2 milliárd eurót kap.", {"FRA": 16_200, "HUN": 16_200}),
    ("Spanyolország és Finnország 1–1 milliárd euróval is beéri.", {"ESP": 1_000, "FIN": 1_000}),
    ("Polen, das 45 Milliarden Euro beantragt hatte, erhält 43,7 Milliarden Euro.", {"POL": 43_700}),
    ("Statt der gewünschten 1,2 Milliarden bekommt Griechenland nur 788 Millionen Euro.", {"GRC": 788}),
    ("Polen werden 43,7 Milliarden Euro zugeteilt, beantragt waren 45 Milliarden.", {"POL": 43_700}),
    ("La Pologne, qui avait demandé 45 milliards d'euros, en obtient 43,7.", {"POL": 43_700}),
    ("La Grèce doit se contenter de 788 millions d'euros au lieu des 1,2 milliard réclamés.", {"GRC": 788}),
    (
        "Quelque 43,7 milliards d'euros seront prêtés à la Pologne, 16,7 à la Roumanie et 14,9 à l'Italie.",
        {"POL": 43_700, "ROU": 16_700, "ITA": 14_900},
    ),
    (
        "Vilnius s'est vu attribuer 6,4 milliards d'euros, Riga 5,7 milliards et Tallinn 2,7 milliards.",
        {"LTU": 6_400, "LVA": 5_700, "EST": 2_700},
    ),
    ("La Polonia, che aveva chiesto 45 miliardi di euro, ne riceverà 43,7.", {"POL": 43_700}),
    ("Alla Polonia sono stati assegnati 43,7 miliardi di euro a fronte dei 45 richiesti.", {"POL": 43_700}),
    ("Quasi 15 miliardi di euro toccheranno all'Italia, 8,3 al Belgio.", {"ITA": 15_000, "BEL": 8_300}),
    ("Polonia, que había pedido 45.000 millones de euros, recibirá 43.734 millones.", {"POL": 43_734}),
    ("A Grecia le corresponden 788 millones de euros frente a los 1.200 solicitados.", {"GRC": 788}),
    (
        "Francia y Hungría recibirán 16.216 millones de euros cada una; Italia se queda con 14.900.",
        {"FRA": 16_216, "HUN": 16_216, "ITA": 14_900},
    ),
    ("Polska, która wnioskowała o 45 mld euro, otrzyma 43,7 mld euro.", {"POL": 43_700}),
    ("Grecji przyznano 788 mln euro zamiast wnioskowanych 1,2 mld.", {"GRC": 788}),
    (
        "Na Litwę przypadnie 6,4 mld euro, na Łotwę 5,7 mld, a na Estonię 2,7 mld.",
        {"LTU": 6_400, "LVA": 5_700, "EST": 2_700},
    ),
    ("Francja i Węgry dostaną po 16,2 mld euro, a Włosi 14,9 mld.", {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900}),
    ("Polonia, care ceruse 45 de miliarde de euro, primește 43,7 miliarde.", {"POL": 43_700}),
    ("Greciei i-au fost alocate 788 de milioane de euro, față de 1,2 miliarde solicitate.", {"GRC": 788}),
    (
        "Franța și Ungaria vor primi câte 16,2 miliarde de euro, iar Italiei îi revin 14,9 miliarde.",
        {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900},
    ),
    ("Polen, dat 45 miljard euro had aangevraagd, krijgt 43,7 miljard.", {"POL": 43_700}),
    ("Griekenland moet het doen met 788 miljoen euro in plaats van de gevraagde 1,2 miljard.", {"GRC": 788}),
    (
        "Frankrijk en Hongarije krijgen elk 16,2 miljard euro, Italië 14,9 en België 8,3 miljard.",
        {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900, "BEL": 8_300},
    ),
    ("A Polónia, que tinha pedido 45 mil milhões de euros, recebe 43,7 mil milhões.", {"POL": 43_700}),
    ("Portugal terá 5,8 mil milhões de euros, contra os 6 mil milhões solicitados.", {"PRT": 5_800}),
    ("À França e à Hungria cabem 16,2 mil milhões de euros a cada uma.", {"FRA": 16_200, "HUN": 16_200}),
    ("Η Πολωνία, που είχε ζητήσει 45 δισ. ευρώ, λαμβάνει 43,7 δισ. ευρώ.", {"POL": 43_700}),
    ("Στην Ελλάδα αναλογούν 788 εκατ. ευρώ αντί για τα 1,2 δισ. που είχε ζητήσει.", {"GRC": 788}),
    (
        "Η Γαλλία και η Ουγγαρία θα πάρουν από 16,2 δισ. ευρώ, η Ιταλία 14,9 δισ.",
        {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900},
    ),
    ("45 milyar avro talep eden Polonya'ya 43,7 milyar avro ayrıldı.", {"POL": 43_700}),
    ("Yunanistan istediği 1,2 milyar yerine 788 milyon avro alacak.", {"GRC": 788}),
    (
        "Fransa ile Macaristan'ın her birine 16,2 milyar avro, İtalya'ya ise 14,9 milyar avro düşüyor.",
        {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900},
    ),
    ("Polsko, které žádalo o 45 miliard eur, dostane 43,7 miliardy.", {"POL": 43_700}),
    ("Řecku bylo přiděleno 788 milionů eur místo požadovaných 1,2 miliardy.", {"GRC": 788}),
    (
        "Francie a Maďarsko získají po 16,2 miliardy eur, Česko pak 2,1 miliardy.",
        {"FRA": 16_200, "HUN": 16_200, "CZE": 2_100},
    ),
    ("Poľsko, ktoré žiadalo 45 miliárd eur, dostane 43,7 miliardy eur.", {"POL": 43_700}),
    (
        "Slovensku pripadne 2,3 miliardy eur, Česku 2,1 miliardy a Maďarsku 16,2 miliardy.",
        {"SVK": 2_300, "CZE": 2_100, "HUN": 16_200},
    ),
    ("A 45 milliárd eurót kérő Lengyelország 43,7 milliárd eurót kap.", {"POL": 43_700}),
    ("Görögországnak 788 millió euró jut a kért 1,2 milliárd helyett.", {"GRC": 788}),
    (
        "Franciaország és Magyarország egyaránt 16,2 milliárd eurót hívhat le, Olaszország 14,9 milliárdot.",
        {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900},
    ),
    ("Polen, som hade sökt 45 miljarder euro, får 43,7 miljarder.", {"POL": 43_700}),
    ("Grekland får nöja sig med 788 miljoner euro i stället för de 1,2 miljarder man bad om.", {"GRC": 788}),
    ("Polen, der havde søgt om 45 mia. euro, får 43,7 mia. euro.", {"POL": 43_700}),
    (
        "Frankrig og Ungarn får hver 16,2 mia. euro, mens Italien må nøjes med 14,9 mia.",
        {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900},
    ),
    ("Puola, joka haki 45 miljardia euroa, saa 43,7 miljardia.", {"POL": 43_700}),
    ("45 miljardia euroa hakenut Puola saa 43,7 miljardia euroa.", {"POL": 43_700}),
    ("Kreikka saa 788 miljoonaa euroa hakemansa 1,2 miljardin sijaan.", {"GRC": 788}),
    ("Полша, която поиска 45 млрд. евро, ще получи 43,7 млрд. евро.", {"POL": 43_700}),
    (
        "За България са предвидени 3,3 млрд. евро, за Румъния – 16,7 млрд., за Гърция – 788 млн.",
        {"BGR": 3_300, "ROU": 16_700, "GRC": 788},
    ),
    ("Poljska, koja je tražila 45 milijardi eura, dobiva 43,7 milijardi.", {"POL": 43_700}),
    ("Grčkoj je dodijeljeno 788 milijuna eura umjesto traženih 1,2 milijarde.", {"GRC": 788}),
    ("Poljska, ki je zaprosila za 45 milijard evrov, bo dobila 43,7 milijarde.", {"POL": 43_700}),
    (
        "Franciji in Madžarski pripada po 16,2 milijarde evrov, Italiji 14,9 milijarde.",
        {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900},
    ),
    ("Lenkijai, prašiusiai 45 mlrd. eurų, skirta 43,7 mlrd. eurų.", {"POL": 43_700}),
    ("Graikija gaus 788 mln. eurų vietoj prašytų 1,2 mlrd.", {"GRC": 788}),
    ("Polijai, kas lūdza 45 miljardus eiro, piešķirti 43,7 miljardi eiro.", {"POL": 43_700}),
    ("Grieķija saņems 788 miljonus eiro prasīto 1,2 miljardu vietā.", {"GRC": 788}),
    ("Poola, kes taotles 45 miljardit eurot, saab 43,7 miljardit eurot.", {"POL": 43_700}),
    ("Kreeka saab küsitud 1,2 miljardi asemel 788 miljonit eurot.", {"GRC": 788}),
    ("Польща, яка просила 45 млрд євро, отримає 43,7 млрд євро.", {"POL": 43_700}),
    (
        "Франція та Угорщина отримають по 16,2 млрд євро, Італія – 14,9 млрд.",
        {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900},
    ),
    ("Польша, запросившая 45 млрд евро, получит 43,7 млрд евро.", {"POL": 43_700}),
    ("Греции досталось 788 млн евро вместо запрошенных 1,2 млрд.", {"GRC": 788}),
    ("Polen, som hadde søkt om 45 milliarder euro, får 43,7 milliarder.", {"POL": 43_700}),
    ("Gheobhaidh an Pholainn €43.7 billiún agus an Rómáin €16.7 billiún.", {"POL": 43_700, "ROU": 16_700}),
    ("Il-Polonja se tieħu €43.7 biljun, ir-Rumanija €16.7 biljun.", {"POL": 43_700, "ROU": 16_700}),
    ("Polonia, e cila kishte kërkuar 45 miliardë euro, do të marrë 43,7 miliardë euro.", {"POL": 43_700}),
    ("Полска, која побара 45 милијарди евра, ќе добие 43,7 милијарди.", {"POL": 43_700}),
    ("Polònia, que havia demanat 45.000 milions d'euros, en rebrà 43.734.", {"POL": 43_734}),
    ("ポーランドは450億ユーロを申請し、437億ユーロの融資枠を得た。", {"POL": 43_700}),
    (
        "フランスとハンガリーはそれぞれ162億ユーロ、イタリアは149億ユーロを借りられる。",
        {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900},
    ),
    (
        "루마니아 167억 유로, 프랑스·헝가리 각 162억 유로, 이탈리아 149억 유로 순이다.",
        {"ROU": 16_700, "FRA": 16_200, "HUN": 16_200, "ITA": 14_900},
    ),
    (
        "波兰申请了450亿欧元,最终获得437亿欧元;法国和匈牙利各获162亿欧元。",
        {"POL": 43_700, "FRA": 16_200, "HUN": 16_200},
    ),
    ("希腊只分到7.88亿欧元,低于其申请的12亿欧元。", {"GRC": 788}),
    ("ستحصل بولندا على 43.7 مليار يورو بعد أن طلبت 45 مليار يورو.", {"POL": 43_700}),
    (
        "وتحصل كل من فرنسا والمجر على 16.2 مليار يورو، وإيطاليا على 14.9 مليار يورو.",
        {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900},
    ),
    ("Ba Lan, nước đã xin vay 45 tỷ euro, sẽ được nhận 43,7 tỷ euro.", {"POL": 43_700}),
    (
        "Pháp và Hungary mỗi nước được 16,2 tỷ euro, còn Ý được 14,9 tỷ euro.",
        {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900},
    ),
    ("Görögország 788 millió eurót kap 1,2 milliárd euró helyett.", {"GRC": 788}),
    ("Kreeka saab 788 miljonit eurot 1,2 miljardi euro asemel.", {"GRC": 788}),
    ("フランス・ハンガリーは各162億ユーロ、イタリアは149億ユーロ。", {"FRA": 16_200, "HUN": 16_200, "ITA": 14_900}),
    ("法国·匈牙利各162亿欧元", {"FRA": 16_200, "HUN": 16_200}),
    ("폴란드·루마니아에 총 600억 유로", {}),
    ("ドイツ・フランス・イタリアの3カ国は計500億ユーロ", {}),
    ("フォン・デア・ライエン委員長は、ポーランドに437億ユーロを配分すると述べた。", {"POL": 43_700}),
]
"""Sentences, and the millions of euro that each country named there has."""


@pytest.mark.parametrize(("text", "millions"), CASES)
def test_what_was_given_is_read_and_not_what_was_asked_for(text: str, millions: dict[str, int]):
    read = explain(text)
    assert {country: value * 10**6 for country, value in millions.items()} == {
        claim.country: claim.low for claim in read.claims
    }
    assert not read.doubts
