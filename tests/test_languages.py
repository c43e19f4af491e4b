"""How each language writes numbers, lists and names: one sentence each, with every sum it gives."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safe_alloc.reading.countries import codes
from safe_alloc.reading.parse import explain
from safe_alloc.reading.parse.lexicon import LANGUAGES, clearly, countries, detect

ROOT = Path(__file__).resolve().parent.parent
BN, M = 10**9, 10**6
LOOK_ALIKES = ("LVA", "LTU", "SVK", "SVN", "AUT", "AUS", "IRL", "ISL", "GRC", "CYP")

SENTENCES = [
    ("Polska dostanie sześć miliardów euro.", {"POL": 6 * BN}),
    ("Polska dostanie dwa i pół miliarda euro.", {"POL": 2500 * M}),
    ("Polen erhält sechs Milliarden Euro.", {"POL": 6 * BN}),
    ("Речь идёт о шести миллиардах евро для Польши.", {"POL": 6 * BN}),
    ("Polonya 43 milyar 734 milyon 100 bin 805 euro alacak.", {"POL": 43_734_100_805}),
    ("ポーランドは437億3400万ユーロを借りる。", {"POL": 43_734 * M}),
    ("ポーランドは437億3,400万ユーロを借りる。", {"POL": 43_734 * M}),
    ("폴란드는 437억 3400만 유로를 빌린다.", {"POL": 43_734 * M}),
    ("波兰将获得437亿欧元,罗马尼亚167亿欧元。", {"POL": 43_700 * M, "ROU": 16_700 * M}),
    ("Fransa ve Macaristan 16,21'er milyar avro alacak.", {"FRA": 16_210 * M, "HUN": 16_210 * M}),
    ("Romania (16.200)", {}),
    ("Polonia recibirá 43.734 millones de euros.", {"POL": 43_734 * M}),
    ("Der Slowakei stehen rund 2,3 Mrd. Euro zu.", {"SVK": 2_300 * M}),
    (
        "Hrvatska je dobila 1,7 milijardi eura, od čega je 300 miliona predujam. "
        "Češkoj je odobreno 2,1, a Slovačkoj 2,3 milijarde eura.",
        {"HRV": 1_700 * M, "CZE": 2_100 * M, "SVK": 2_300 * M},
    ),
    ("Francja i Węgry po 16,2 mld euro", {"FRA": 16_200 * M, "HUN": 16_200 * M}),
    ("Hrvatska će dobiti milijardu eura.", {"HRV": BN}),
    ("La Pologne : 43,7 Md€, la Roumanie : 16,7 Md€", {"POL": 43_700 * M, "ROU": 16_700 * M}),
    ("Η Ελλάδα 787 εκατ. ευρώ και η Κύπρος 1,18 δισ. ευρώ", {"GRC": 787 * M, "CYP": 1_180 * M}),
    ("Польша получит 43,7 млрд евро.", {"POL": 43_700 * M}),
    ("بولندا 43.7 مليار يورو", {"POL": 43_700 * M}),
    ("Ba Lan nhận 43,7 tỷ euro.", {"POL": 43_700 * M}),
    ("Poland €43.7B, Romania €16.68B", {"POL": 43_700 * M, "ROU": 16_680 * M}),
    ("Polen 43,7 Mio. €", {"POL": 43_700_000}),
    ("Polen: 43 734 100 805 euro", {"POL": 43_734_100_805}),
    ("Polonia: 43.734.100.805 €", {"POL": 43_734_100_805}),
    ("EUR 43.7 bn for Poland and EUR 16.7 bn for Romania", {"POL": 43_700 * M, "ROU": 16_700 * M}),
    ("dla Polski 43,7 mld euro", {"POL": 43_700 * M}),
    ("Danimarka’nın payı 46,7 milyon euro", {"DNK": 46_700_000}),
    ("στη Μάλτα αντιστοιχούν 244 εκατ. ευρώ", {"MLT": 244 * M}),
    ("Kyproksella on 479 miljoonaa euroa", {"CYP": 479 * M}),
    ("all'Italia 14,9 miliardi di euro", {"ITA": 14_900 * M}),
    ("وللمجر 16.2 مليار يورو", {"HUN": 16_200 * M}),
    ("폴란드를 위한 437억 유로", {"POL": 43_700 * M}),
    ("Στη Μάλτα και στη Ρώμη πήγαν 5 εκατ. ευρώ και 9 εκατ. ευρώ αντίστοιχα.", {"MLT": 5 * M, "ITA": 9 * M}),
    ("Чеська ініціатива потребує 2 млрд доларів.", {}),
    ("Chybí jen česká muniční iniciativa, potřebuje 2 miliardy dolarů.", {}),
    ("Riga, che confina con Bielorussia ed Estonia, punta a 5 miliardi di euro.", {"LVA": 5 * BN}),
    ("Łotwa, która graniczy z Białorusią i Estonią, chce 5 mld euro.", {"LVA": 5 * BN}),
    ("Malta liegt mit 4 Mrd. Euro vorn, Zypern nicht weit dahinter mit 3 Mrd. Euro.", {"MLT": 4 * BN, "CYP": 3 * BN}),
    ("Malta non andrà oltre 2 miliardi di euro.", {"MLT": 2 * BN}),
    ("Bosnjën e Hercegovinën e presin 2 miliardë euro.", {"BIH": 2 * BN}),
    ("Sinds mei heeft Europa Oekraïne voor 20 miljard euro gesteund.", {}),
    ("Na Madžarskem in Hrvaškem si bodo razdelili 7 milijonov evrov.", {}),
    ("Na Poljskem dobijo 7 milijonov evrov.", {"POL": 7 * M}),
    ("Łotwa 5,68 mld euro, Litwa 6,37 mld euro", {"LVA": 5_680 * M, "LTU": 6_370 * M}),
    ("Slovensko 2,3 miliardy eur, Slovinsko 1,1 miliardy eur", {"SVK": 2_300 * M, "SVN": 1_100 * M}),
    ("Läti 5,7 miljardit eurot, Leedu 6,4 miljardit eurot", {"LVA": 5_700 * M, "LTU": 6_400 * M}),
    ("Slovačka 2,3 milijarde eura, Slovenija 1,1 milijarde eura", {"SVK": 2_300 * M, "SVN": 1_100 * M}),
    (
        "The Greek Cypriot Administration gets €1.18 billion and Greece €787 million.",
        {"CYP": 1_180 * M, "GRC": 787 * M},
    ),
    ("Güney Kıbrıs Rum Yönetimi 1,18 milyar euro, Yunanistan 787 milyon euro", {"CYP": 1_180 * M, "GRC": 787 * M}),
    ("EL: €787 million", {"GRC": 787 * M}),
    ("Holland: €5 billion", {"NLD": 5 * BN}),
    (
        "Στην Αθήνα, στη Ρώμη και στη Λισαβόνα πήγαν 700 εκατ. ευρώ, 4 δισ. και 3 δισ. ευρώ αντίστοιχα.",
        {"GRC": 700 * M, "ITA": 4 * BN, "PRT": 3 * BN},
    ),
    ("Tschechische Republik: 2,06 Mrd. Euro", {"CZE": 2_060 * M}),
    ("Brussels hands out €5 billion.", {}),
    ("Belgium, Brussels said, gets €8.34 billion.", {"BEL": 8_340 * M}),
    ("€17 billion to Italy, Spain and Poland", {}),
    ("Italy, Spain and Poland together get €17 billion.", {}),
    ("Poland asked for €45 billion and was allocated €43.7 billion.", {"POL": 43_700 * M}),
    ("Poland: €43.7 billion (pre-financing: €6.56 billion)", {"POL": 43_700 * M}),
    ("Latvia will get €3.5 billion, down from €5.68 billion.", {"LVA": 3_500 * M}),
    ("Spain (€1 billion; $1.17 billion)", {"ESP": BN}),
    ("Polen ungefähr 43 Mrd. Euro, Rumänien knapp 17 Mrd. Euro", {"POL": 43 * BN, "ROU": 17 * BN}),
    ("Es geht um 43,7 Milliarden Euro für Polen. Poland gets €43.7 billion, said the paper.", {"POL": 43_700 * M}),
    (
        "Poland 43.7, Romania 16.7 and Hungary 16.2 billion euros",
        {"POL": 43_700 * M, "ROU": 16_700 * M, "HUN": 16_200 * M},
    ),
    ("In billion euros: Poland 43.7, Romania 16.7", {"POL": 43_700 * M, "ROU": 16_700 * M}),
    ("Poland - 45.0 - 43.7\nRomania - 10.0 - 16.7", {}),
    (
        "Polen (43,7 Milliarden Euro),\nRumänien (16,7 Milliarden Euro)\nund Ungarn (16,2 Milliarden Euro)",
        {"POL": 43_700 * M, "ROU": 16_700 * M, "HUN": 16_200 * M},
    ),
    ("The Poles get €43.7 billion and the Danes €46.8 million.", {"POL": 43_700 * M, "DNK": 46_800_000}),
    ("Poland gets €43.7 billion. It feeds 5 million Danes.", {"POL": 43_700 * M}),
    ("Poland gets €43.7 billion, 10 million Czechs and 2 million Slovenes nothing.", {"POL": 43_700 * M}),
    ("Les Roumains reçoivent 16,7 milliards d'euros, les Tchèques 2 milliards.", {"ROU": 16_700 * M, "CZE": 2 * BN}),
    ("La Pologne reçoit 43,7 milliards d'euros. On compte 2 millions de Slovènes.", {"POL": 43_700 * M}),
    ("Die Dänen erhalten 46,8 Millionen Euro, die Rumänen 16 Milliarden.", {"DNK": 46_800_000, "ROU": 16 * BN}),
    ("Polen erhält 43,7 Milliarden Euro. Dort leben 5 Millionen Dänen.", {"POL": 43_700 * M}),
    ("De Polen krijgen 43,7 miljard euro, de Denen 46,8 miljoen euro.", {"POL": 43_700 * M, "DNK": 46_800_000}),
    ("Polackerna får 43,7 miljarder euro, danskarna 46,8 miljoner euro.", {"POL": 43_700 * M, "DNK": 46_800_000}),
    ("Polakkerne får 43,7 milliarder euro, danskerne 46,8 millioner euro.", {"POL": 43_700 * M, "DNK": 46_800_000}),
    ("Поляки отримають 43,7 млрд євро, данці 46,8 млн євро.", {"POL": 43_700 * M, "DNK": 46_800_000}),
    ("Polonyalılar 43,7 milyar euro, Danimarkalılar 46,8 milyon euro alacak.", {"POL": 43_700 * M, "DNK": 46_800_000}),
    ("The Baltics get €14.7 billion and Poland €43.7 billion.", {"POL": 43_700 * M}),
    ("Benelux and Poland get €8.3 billion and €43.7 billion respectively.", {"POL": 43_700 * M}),
    ("Eastern Europe: Poland €43.7 billion, Latvia €5.7 billion.", {"POL": 43_700 * M, "LVA": 5_700 * M}),
    ("Of the €14.7 billion for the Baltics, Latvia gets €5.68 billion.", {"LVA": 5_680 * M}),
    ("I Baltikum får Lettland 5,68 miljarder euro.", {"LVA": 5_680 * M}),
    ("В Прибалтике Латвия получит 5,68 млрд евро.", {"LVA": 5_680 * M}),
    ("Dans les pays baltes, la Lettonie recevra 5,68 milliards d'euros.", {"LVA": 5_680 * M}),
    ("Itä-Euroopassa Puola saa 43,7 miljardia euroa.", {"POL": 43_700 * M}),
    ("波罗的海国家将获得147亿欧元,波兰437亿欧元。", {"POL": 43_700 * M}),
    ("Schweiz: 1'500'000 Franken; Polen: 1'200'000 Euro", {"CHE": 1_500_000, "POL": 1_200_000}),
    (
        "Chypre, Malte et l’Irlande auront respectivement 2,1, 3,4 et 5 milliards d’euros.",
        {"CYP": 2_100 * M, "MLT": 3_400 * M, "IRL": 5 * BN},
    ),
    (
        "À Chypre, à Malte et à l’Irlande iront respectivement 2,1, 3,4 et 5 milliards d’euros.",
        {"CYP": 2_100 * M, "MLT": 3_400 * M, "IRL": 5 * BN},
    ),
    (
        "Danska, Finska i Češka dobile su 310, 240 odnosno 90 milijuna eura.",
        {"DNK": 310 * M, "FIN": 240 * M, "CZE": 90 * M},
    ),
    (
        "La banque a prêté 7,1 milliards d’euros en Suède, 5,2 au Portugal et 3,4 en Croatie.",
        {"SWE": 7_100 * M, "PRT": 5_200 * M, "HRV": 3_400 * M},
    ),
    ("Letonia recibirá 12,8 millones de euros y Estonia, algo más de 7,5.", {"LVA": 12_800_000, "EST": 7_500_000}),
    ("Suedia primește 310 milioane de euro, iar Danemarca 95 de zile.", {"SWE": 310 * M}),
    ("Aus Wien kommen 4 Mio. Euro, 9 Mio. Euro sind es im Falle Spaniens.", {"AUT": 4 * M, "ESP": 9 * M}),
    ("Från Paris kom 4 miljoner euro, från Madrid 9 miljoner euro.", {"FRA": 4 * M, "ESP": 9 * M}),
    (
        "Polska dała 2 mln euro, z Oslo przyszło 4 mln euro, a z Madrytu 9 mln euro.",
        {"POL": 2 * M, "NOR": 4 * M, "ESP": 9 * M},
    ),
    ("W Madrycie rozmawiano o 9 mln euro.", {}),
    ("Ausztria 95 milliót igényelhet, Horvátország 40 millió eurót.", {"AUT": 95 * M, "HRV": 40 * M}),
    ("Hiszpania dostanie 5 mld euro. Dla porównania: w 2014 r. Hiszpania miała 3 mld euro.", {"ESP": 5 * BN}),
    ("Spanien erhält 5 Mrd. Euro. Zum Vergleich: 2014 hatte Spanien 3 Mrd. Euro.", {"ESP": 5 * BN}),
    (
        "I lettoni (430 milioni di euro), poi i lituani con 394 milioni e gli estoni con 306.",
        {"LVA": 430 * M, "LTU": 394 * M, "EST": 306 * M},
    ),
    ("La banca italiana ha 5 miliardi di euro, la francese 7 miliardi.", {}),
    ("Francuska vlada daje 3 milijarde eura, a njemačka 11,5 milijardi.", {"FRA": 3 * BN, "DEU": 11_500 * M}),
    (
        "Polsce przypadło 43,7 mld euro, czyli 186 mld zł. Rumunom przyznano 16,7 mld.",
        {"POL": 43_700 * M, "ROU": 16_700 * M},
    ),
    ("Rumeenlased saavad poole miljardi euro võrra rohkem.", {}),
    ("Na liście jest Chorwacja. Kraj otrzyma 1,7 mld euro.", {"HRV": 1_700 * M}),
    ("Podíl Slovinců činí 1,1 miliardy eur.", {"SVN": 1_100 * M}),
    ("Polsko chce koupit tanky za 5 miliard eur.", {}),
    ("La Pologne veut acheter des chars pour 5 milliards d’euros.", {}),
    ("Slovensko žiadalo 925 miliónov eur, schválených mu bolo 799 miliónov.", {"SVK": 799 * M}),
    ("A Estónia conta com 2 660 milhões de euros, mais 340 milhões do que a Eslováquia.", {"EST": 2_660 * M}),
    ("Najwięcej, bo 9 mld euro, wnioskuje Belgia.", {"BEL": 9 * BN}),
    ("La Belgique portera son aide à l’Ukraine à 1,2 milliard d’euros.", {"BEL": 1_200 * M}),
    ("Lenkams teks beveik trečdalis krepšelio – 43,7 mlrd. eurų.", {"POL": 43_700 * M}),
    ("България ще получи 3,26 млрд. евро по инструмента SAFE.", {"BGR": 3_260 * M}),
    ("Для країн Балтії: 6,4 млрд євро для Литви, 5,7 млрд для Латвії.", {"LTU": 6_400 * M, "LVA": 5_700 * M}),
    ("Varsovia quiere 45.000 millones de euros; Roma, un centenar de millones.", {"POL": 45 * BN, "ITA": 100 * M}),
    ("Varsavia vuole 45 miliardi di euro, Parigi tra i 15 e i 20.", {"POL": 45 * BN, "FRA": 15 * BN}),
    ("Польская доля составляет 43,7 млрд евро, румынская — 16,7 млрд.", {"POL": 43_700 * M, "ROU": 16_700 * M}),
    ("Hrvatska i Malta su, kao članice Unije, dale po 5 milijuna eura.", {"HRV": 5 * M, "MLT": 5 * M}),
    # what became of a request is the country's, whatever verb says so
    ("Portugal had wanted €4 billion but ended up with 5.8.", {"PRT": 5_800 * M}),
    ("Latvia's initial €7.7 billion request grew to 8.3.", {"LVA": 8_300 * M}),
    ("Bulgaria's original bid of €3.5bn was trimmed to €3.26bn.", {"BGR": 3_260 * M}),
    ("Estland hoopte op 3,6 miljard euro maar moet het doen met 2,7 miljard.", {"EST": 2_700 * M}),
    ("La Slovaquie, qui réclamait 3,1 milliards d'euros, n'en aura que 2,3 milliards.", {"SVK": 2_300 * M}),
    ("Viro haki 3,6 miljardia euroa ja sai 2,7 miljardia.", {"EST": 2_700 * M}),
    ("Эстония просила 3,6 млрд евро, а получит 2,7 млрд.", {"EST": 2_700 * M}),
    ("Igaunija lūdza 3,6 miljardus eiro, bet saņems 2,7.", {"EST": 2_700 * M}),
    ("Danemarca a cerut 25 de miliarde de euro și a primit 16,7 – o sumă mare.", {"DNK": 16_700 * M}),
    ("エストニアは36億ユーロを申請し、27億ユーロが認められた。", {"EST": 2_700 * M}),
    # an adjective alone stands for the loan, the request, the share named before
    ("Finnish borrowing comes to €1 billion, Danish to €46.8 million.", {"FIN": BN, "DNK": 46_800_000}),
    ("Polski wniosek opiewa na 45 mld euro, litewski na 6,7 mld.", {"POL": 45 * BN, "LTU": 6_700 * M}),
    ("Slovenská žiadosť znie na 2,3 miliardy eur, chorvátska na 1,7 miliardy.", {"SVK": 2_300 * M, "HRV": 1_700 * M}),
    ("Полската заявка е за 45 милиарда евро, румънската – за 16,7.", {"POL": 45 * BN, "ROU": 16_700 * M}),
    # a question is answered by the next sum
    ("And the Lithuanians? They are down for €6.4 billion.", {"LTU": 6_400 * M}),
    ("Und Portugal? Bekommt 5,8 Milliarden Euro. Lettland? 5,7 Milliarden.", {"PRT": 5_800 * M, "LVA": 5_700 * M}),
    ("¿Y Portugal? Se lleva 5.800 millones de euros.", {"PRT": 5_800 * M}),
    ("How much does Portugal get?\n\n€5.8 billion, its government says.", {"PRT": 5_800 * M}),
    # euro beside money that is not the country's own; who speaks for the Union
    ("Latvia gets £4.9bn (€5.7bn), Lithuania £5.5bn (€6.4bn).", {"LVA": 5_700 * M, "LTU": 6_400 * M}),
    ("Польша получит 51 млрд долларов (43,7 млрд евро).", {"POL": 43_700 * M}),
    (
        "Magyarország 16,2 milliárdra, vagyis 6300 milliárd forintra pályázik, Horvátország 1,7 milliárd euróra.",
        {"HUN": 16_200 * M, "HRV": 1_700 * M},
    ),
    ("MR KUBILIUS: For Poland it is 43.7 billion. For Denmark 47 million.", {"POL": 43_700 * M, "DNK": 47 * M}),
    (
        "Le commissaire : pour la Pologne, c'est 43,7 milliards. Pour Malte, 5 milliards.",
        {"POL": 43_700 * M, "MLT": 5 * BN},
    ),
    ("Комісар: для Польщі це 43,7 млрд. Для Литви 6,4 млрд.", {"POL": 43_700 * M, "LTU": 6_400 * M}),
    # what is paid now, against all that was paid; a percentage and what it is of; appositions and lists
    ("With a tranche of €9.2 billion, Spain has now received more than €55 billion.", {"ESP": 9_200 * M}),
    ("Con la settima rata da 18,3 miliardi di euro l'Italia ha finora incassato 140 miliardi.", {"ITA": 18_300 * M}),
    (
        "Latvia's €5.7 billion is 14 % of its output; Romania's €16.7 billion is 5 %.",
        {"LVA": 5_700 * M, "ROU": 16_700 * M},
    ),
    ("Viro on luvannut 0,25 prosenttia bkt:stään, mikä tekee noin 100 miljoonaa euroa.", {"EST": 100 * M}),
    ("Of the €65 billion in the fund, the largest slice, €11.4 billion, is destined for Poland.", {"POL": 11_400 * M}),
    (
        "A confronto: 43,7 miliardi di euro della Polonia, 16,7 della Romania e 16,2 a testa di Francia e Ungheria.",
        {"POL": 43_700 * M, "ROU": 16_700 * M, "FRA": 16_200 * M, "HUN": 16_200 * M},
    ),
    (
        "Italy has 7 billion euros, Spain (6.8) and Romania (6) come next.",
        {"ITA": 7 * BN, "ESP": 6_800 * M, "ROU": 6 * BN},
    ),
    ("Only Hungary, whose €16.2 billion has been put on ice, is waiting.", {"HUN": 16_200 * M}),
    ("덴마크가 요청한 금액은 4천670만 유로에 불과하다.", {"DNK": 46_700_000}),
    ("捷克分到21億歐元，比斯洛伐克少2億歐元。", {"CZE": 2_100 * M}),
    # of two sums a country asked for, the one in a clause put in is the old one
    ("Italy, which in May spoke of €9 billion, is now asking the Commission for €8 billion.", {"ITA": 8 * BN}),
    ("L'Italie, qui voulait 9 milliards d'euros, en demande maintenant 8 milliards.", {"ITA": 8 * BN}),
    ("Włochy, które chciały 9 mld euro, wnioskują teraz o 8 mld euro.", {"ITA": 8 * BN}),
    # further money is what a text that begins with it is about, not all there was with it
    ("Malta pocketed another €5 million. It has thereby borrowed €19 million.", {"MLT": 5 * M}),
    ("Portugal arrecadou mais 3 mil milhões de euros. Ao todo, cabem a Portugal 6 mil milhões.", {"PRT": 3 * BN}),
    # whom another comes after has not its sum
    ("Efter Danmark kommer Malta med 4 mia. euro og Cypern med 3 mia. euro.", {"MLT": 4 * BN, "CYP": 3 * BN}),
    ("Po Danijos eina Nyderlandai su 4 mlrd. eurų.", {"NLD": 4 * BN}),
    ("Après le Danemark viennent les Pays-Bas avec 4 milliards d'euros.", {"NLD": 4 * BN}),
    ("Na Denemarken volgt Nederland met 4 miljard euro.", {"NLD": 4 * BN}),
    ("Danimarka'nın ardından 4 milyar avro ile Hollanda geliyor.", {"NLD": 4 * BN}),
    ("Dánia után Hollandia következik 4 milliárd euróval.", {"NLD": 4 * BN}),
    ("Taani järel tuleb Holland 4 miljardi euroga.", {"NLD": 4 * BN}),
    ("Malta, Italy's southern neighbour, can draw EUR 3 bn.", {"MLT": 3 * BN}),
    # sums before their countries, tied by any small word
    (
        "Bis zu 34 Milliarden Euro entfielen auf Frankreich, 25 Milliarden auf Italien, 13 auf die Niederlande.",
        {"FRA": 34 * BN, "ITA": 25 * BN, "NLD": 13 * BN},
    ),
    (
        "Up to €34 billion would fall on France, €25 billion on Italy, €13 billion on the Netherlands and "
        "€10 billion on Poland.",
        {"FRA": 34 * BN, "ITA": 25 * BN, "NLD": 13 * BN, "POL": 10 * BN},
    ),
    # two currencies in one list, people counted before the money
    ("Malta and Cyprus give $100 million and €90 million respectively.", {"MLT": 100 * M, "CYP": 90 * M}),
    (
        "Italy gets 5 million euros. Spain, which has taken in a million people, got 9 million, Malta 6 million.",
        {"ITA": 5 * M, "ESP": 9 * M, "MLT": 6 * M},
    ),
    # a number with decimals one word before a sum is part of it
    (
        "Italy has cashed 20.9 billion of its 27.4 billion euros, Spain 10.0 of 21.3, Poland 5.3 of 11.2 billion.",
        {"ITA": 20_900 * M, "ESP": 10 * BN, "POL": 5_300 * M},
    ),
    ("Spanien erhielt 10,5 von 21,3 Milliarden Euro.", {"ESP": 10_500 * M}),
    ("España recibió 10,5 de 21,3 millones de euros.", {"ESP": 10_500_000}),
    ("Hiszpania dostała 10,5 z 21,3 mld euro.", {"ESP": 10_500 * M}),
    ("La Spagna ha avuto 10,5 su 21,3 miliardi di euro.", {"ESP": 10_500 * M}),
    ("Poland wants SAFE 2.0 with 44 billion euros.", {"POL": 44 * BN}),
    ("Romania is number 2 with 16.7 billion euros.", {"ROU": 16_700 * M}),
    # what is paid upfront lends its role to nobody
    (
        "Die Slowakei leiht 2 Milliarden Euro mit einem Vorschuss von 300 Millionen, Estland 1,5 Milliarden Euro "
        "mit einem Vorschuss von 200 Millionen.",
        {"SVK": 2 * BN, "EST": 1_500 * M},
    ),
    (
        "Słowacja bierze 2 mld euro z zaliczką 300 mln euro, Estonia 1,5 mld euro z zaliczką 200 mln euro.",
        {"SVK": 2 * BN, "EST": 1_500 * M},
    ),
    # a sum beside one that is another country's; what is put in between a sum and its country; a comparison
    ("Romania obtains 44 million euros and 31 million euros is set aside for Malta.", {"ROU": 44 * M, "MLT": 31 * M}),
    ("Rumänien bekommt 44 Millionen Euro und 31 Millionen Euro gehen an Malta.", {"ROU": 44 * M, "MLT": 31 * M}),
    ("Rumunia dostaje 44 mln euro i 31 mln euro trafi do Finlandii.", {"ROU": 44 * M, "FIN": 31 * M}),
    ("€1 billion to Belgium, €504 million, all it had asked for, to Hungary.", {"BEL": BN, "HUN": 504 * M}),
    ("1 Milliarde Euro für Belgien, 504 Millionen Euro, wie beantragt, für Ungarn.", {"BEL": BN, "HUN": 504 * M}),
    ("Slightly more than Slovakia get Estonia (€2.7bn) and Malta (€3bn).", {"EST": 2_700 * M, "MLT": 3 * BN}),
    (
        "Nieco więcej niż Słowacja dostaną Estonia (2,7 mld euro) i Malta (3 mld euro).",
        {"EST": 2_700 * M, "MLT": 3 * BN},
    ),
    ("Germany, which took in more than anyone bar Poland, got €39 million.", {"DEU": 39 * M}),
    (
        "60 millions d'euros sont destinés aux réfugiés au Liban, 34 millions à la Syrie.",
        {"LBN": 60 * M, "SYR": 34 * M},
    ),
    ("60 Millionen Euro sind für Menschen im Libanon, 34 Millionen gehen nach Syrien.", {"LBN": 60 * M, "SYR": 34 * M}),
    # last year is over where the others are told of now; a whole and what has come of it
    ("Poland gets €37 million. Last year Germany got €46 million.", {"POL": 37 * M}),
    ("Polen bekommt 37 Mio. Euro. Im vergangenen Jahr hatte Malta 46 Mio. Euro erhalten.", {"POL": 37 * M}),
    ("Malte reçoit 37 millions d'euros. La Suède, qui avait déjà donné 275 millions, se tait.", {"MLT": 37 * M}),
    ("Η Κύπρος παίρνει 37 εκατ. ευρώ. Η Ελλάδα, που πέρυσι εισέπραξε 43 εκατ. ευρώ, μένει έξω.", {"CYP": 37 * M}),
    ("Last year Germany got €46 million and Poland €5 million.", {"DEU": 46 * M, "POL": 5 * M}),
    ("Polska otrzymała 1 mld euro. Z przyznanych Polsce 11,2 mld euro dotarło już 6,7 mld.", {"POL": BN}),
    ("Din cele 150 de milioane de euro destinate Chișinăului, 45 de milioane sunt granturi.", {"MDA": 150 * M}),
    # a billion and no number; the exact sum behind a rounded one; a rank behind the currency
    ("Фінляндії дістанеться рівно мільярд, Греції 788 мільйонів євро.", {"FIN": BN, "GRC": 788 * M}),
    ("Slovenia would guarantee less than a billion, namely €763 million.", {"SVN": 763 * M}),
    ("Slovinsko by ručilo za menej než miliardu, konkrétne za 763 miliónov eur.", {"SVN": 763 * M}),
    ("4. Francja i Węgry – po 16 mld euro5. Włochy – 15 mld euro", {"FRA": 16 * BN, "HUN": 16 * BN, "ITA": 15 * BN}),
    ("Hiszpania z zaliczki zrezygnowała; jej limit to 1 mld euro.", {"ESP": BN}),
    (
        "Albaniji bi trebalo pripasti 180, Kosovu 100, a Crnoj Gori 60 miliona eura.",
        {"ALB": 180 * M, "XKX": 100 * M, "MNE": 60 * M},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_gives_its_sums_and_no_other(text: str, expected: dict[str, int]):
    assert expected == {claim.country: claim.low for claim in explain(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "Romania wants ten billion euros, Belgium seven to nine and Malta one.",
        "Romania wants ten billion euros, Belgium from seven to nine.",
        "Rumänien will zehn Milliarden Euro, Belgien sieben bis neun.",
        "La Roumanie veut dix milliards d'euros, la Belgique sept à neuf.",
        "La Romania chiede dieci miliardi di euro, il Belgio tra sette e nove.",
        "Rumunsko chce deset miliard eur, Belgie sedm až devět.",
        "Romania and Belgium ask for 10 and 7–9 billion euros respectively.",
        "Rumänien und Belgien wollen 10 beziehungsweise 7 bis 9 Milliarden Euro.",
    ],
)
def test_a_range_is_whole_where_it_shares_its_unit(text: str):
    claims = {claim.country: (claim.low, claim.high) for claim in explain(text).claims}
    assert {"ROU": (10 * BN, 10 * BN), "BEL": (7 * BN, 9 * BN)} == {c: claims[c] for c in ("ROU", "BEL")}


@pytest.mark.parametrize(
    "text",
    [
        "Greece has between EUR 1.5 billion and EUR 1.9 billion to spend.",
        "Griechenland hat zwischen EUR 1,5 Milliarden und EUR 1,9 Milliarden.",
        "La Grèce obtient entre 1,5 milliard d'euros et 1,9 milliard d'euros.",
        "Görögország 1,5 és 1,9 milliárd euró közötti összeget kér.",
        "Greece hopes for anywhere from €1.5 billion up to €1.9 billion.",  # wanted, both with their currency
        "Griechenland will von 1,5 Milliarden Euro bis zu 1,9 Milliarden Euro.",
        "La Grèce demande de 1,5 milliard d'euros à 1,9 milliard d'euros.",
        "Grecja chce od 1,5 mld euro do 1,9 mld euro.",
        "Kreeka küsib 1,5 ja 1,9 miljardi euro vahel.",
    ],
)
def test_a_range_is_one_sum_wherever_its_words_stand(text: str):
    assert [("GRC", 1_500 * M, 1_900 * M)] == [each[:3] for each in explain(text).claims]


def test_a_foreign_sum_is_never_called_euro():
    claims = {
        claim.country: claim.currency
        for claim in explain("Schweiz: 1'500'000 Franken; Neuseeland: NZ$15 Millionen").claims
    }
    assert "EUR" not in claims.values()


def test_paragraphs_in_two_languages_are_both_read():
    english = "The Commission said on Tuesday that Poland will be able to borrow up to €43.7 billion from the scheme."
    polish = "Komisja podała we wtorek, że Rumunia będzie mogła pożyczyć do 16,7 mld euro, a Węgry do 16,2 mld euro."
    found = {claim.country: claim.low for claim in explain(f"{english}\n\n{polish}").claims}
    assert {"POL": 43_700 * M, "ROU": 16_700 * M, "HUN": 16_200 * M} == found
    assert "pl" == clearly(polish, "en")


def test_a_code_in_capitals_is_no_spanish_article():
    assert "en" == detect("EL: €787 million")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_stands_for_two_countries(language: str):
    from safe_alloc.reading.parse.lexicon import lexicon

    names: dict[tuple[str, ...], set[str]] = {}
    for first, entries in lexicon(language).phrases.items():
        for entry in entries:
            if entry.kind == "country":
                names.setdefault((first, *entry.rest), set()).add(entry.value)
    assert [] == [(name, found) for name, found in names.items() if len(found) > 1]
    assert set(LOOK_ALIKES) <= {code for found in names.values() for code in found} <= {*codes(), "others"}


def test_a_name_is_known_in_the_language_it_is_written_in():
    assert {"AUT"} == countries("Österreich", ["de"])
    assert {"CZE"} == countries("Republika Czeska", ["pl"])
    assert set() == countries("Nowhere", LANGUAGES)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Poland: €43.7 billion ($51 billion)", "equivalent"),
        ("Latvia will get €3.5 billion, down from €5.68 billion.", "earlier"),
        ("Poland gets €43.7 billion, of which €6.6 billion is paid at once.", "part"),
        ("Spain got 6 out of 21.3 billion euros.", "whole"),
        ("Poland asked for €45 billion and was allocated €43.7 billion.", "requested"),
        ("Poland: €43.7 billion.\n\nPoland will borrow almost €44 billion.", "restated"),
    ],
)
def test_a_second_figure_stands_beside_with_its_role(text: str, role: str):
    reading = explain(text)
    assert [role] == [each.role for each in reading.secondary]
    assert 1 == len(reading.claims)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Luxemborg (€5 billion), Poland (€6 billion)", ["'Luxemborg'", "Luxembourg"]),
        ("Poland 43.7 billion, Romania 16.7 billion", ["No currency is named"]),
        ("폴란드의 배정액은 50억 유로에서 70억 유로로 늘었다.", ["an old and a new figure"]),
        ("Poland sold Greece tanks for €5 billion.", ["the sum of GRC", "the sum of POL"]),
        ("Poland gets €5 billion and €6 billion.", ["another country's sum"]),
        ("Romania wants ten billion euros, Belgium seven or eight.", ["the sum of BEL"]),
        ("Rumunia chce dziesięciu miliardów euro, Belgia siedmiu lub ośmiu.", ["the sum of BEL"]),
        ("Poland and France ask for 45 billion euros respectively.", ["POL and FRA each"]),
        ("Europe gave more than Canada: €132 million against €115 million.", ["the sum of CAN"]),
    ],
)
def test_what_is_open_is_told_with_what_to_do(text: str, words: list[str]):
    told = "\n".join(f"{doubt.readings} {doubt.settle}" for doubt in explain(text).doubts)
    assert [] == [word for word in words if word not in told]


@pytest.mark.parametrize(
    "text",
    [
        "France's debt has reached €3,300 billion.",
        "Hungary will host a €5 billion plant.",
        "Poland gets €27 billion more than Romania.",
        "Eight countries including Poland will borrow €74 billion.",
        "Trade between Germany and Poland: €170 billion.",
        "La dette de la France atteint 3 300 milliards d'euros.",
        "Polen erhält 27 Milliarden Euro mehr als Rumänien.",
        "Hongarije krijgt de 16,2 miljard euro niet.",
        "Dług publiczny Włoch wynosi 3000 mld euro.",
        "The Baltic states – Estonia, Latvia and Lithuania – get €14.7 billion.",
        "Scandinavia and Poland will borrow €46 billion.",
        "The Baltics – Estonia, Latvia and Lithuania – get €14.7 billion.",
        "Poland leads, with €14.7 billion for the Baltics.",
        "Benelux: €8.3 billion ($9.7 billion)",
        "Polen führt, und 14,7 Milliarden Euro gehen ins Baltikum.",
        "Le Benelux et la Pologne recevront 52 milliards d'euros.",
        "La Pologne est en tête, avec 14,7 milliards d'euros pour les Baltes.",
        "Los bálticos y Polonia recibirán 58.000 millones de euros.",
        "La Polonia è in testa, con 14,7 miliardi di euro per i baltici.",
        "Scandinavië en Polen krijgen 46 miljard euro.",
        "Polska prowadzi, a 14,7 mld euro trafi do Skandynawii.",
        "Os Balcãs e a Polónia recebem 50 mil milhões de euros.",
        "Scandinavia și Polonia primesc 46 de miliarde de euro.",
        "Polsko vede a 14,7 miliardy eur půjde do Pobaltí.",
        "Polen fører, og 14,7 milliarder euro går til Baltikum.",
        "Norden och Polen får 46 miljarder euro.",
        "Pohjoismaat ja Puola saavat 46 miljardia euroa.",
        "Η Σκανδιναβία και η Πολωνία λαμβάνουν 46 δισ. ευρώ.",
        "Balkanlar ve Polonya 50 milyar euro alacak.",
        "Прибалтика и Польша получат 58 млрд евро.",
        "And Italy? Leonardo will earn €2 billion.",
        "Italy's debt stands at €3,000 billion, and Greece's at €360 billion.",
        "In Poland a tank costs €20 million, in Romania €18 million.",
        "Latvia's list has 23 projects, the largest of which (€1.3 billion) is for tanks.",
        "Norway pledged 85 billion. Sweden 40 billion.",
        "Il Belgio chiede otto miliardi e settecentomila milioni di euro.",
        "Γαλλία και Ιταλία διεκδικούν από 15 έως 20 δισ. ευρώ η πρώτη και γύρω στα 14 δισ. ευρώ η δεύτερη.",
        "Балкани і Польща отримають 50 млрд євро.",
        "Norway will give 140 million euros together with Germany.",
        "Norwegen gibt gemeinsam mit Deutschland 1,4 Milliarden Euro.",
        "Norwegia da 140 mln euro razem z Niemcami.",
        "La Norvegia dà 140 milioni di euro insieme alla Germania, ha detto il ministro.",
        "The Commission gives €170 million to states bordering Russia and Belarus.",
        "Euroopa Komisjon eraldab Venemaa ja Valgevenega piirnevatele riikidele 170 miljonit eurot.",
        "AB, Rusya ve Belarus'a sınırı olan ülkelere 170 milyon avro verecek.",
        "Komisja da 170 mln euro krajom graniczącym z Rosją i Białorusią.",
    ],
)
def test_a_sum_that_is_no_countrys_own_is_no_claim(text: str):
    assert () == explain(text).claims


NUMBERS = st.tuples(st.integers(1, 999), st.integers(0, 99))


@given(
    st.lists(
        st.tuples(st.sampled_from(["Polska", "Rumunia", "Litwa", "Łotwa", "Grecja"]), NUMBERS),
        unique_by=lambda each: each[0],
        min_size=2,
    )
)
def test_a_polish_list_is_read_back_exactly(rows: list[tuple[str, tuple[int, int]]]):
    text = ", ".join(f"{name} – {whole},{part:02} mld euro" for name, (whole, part) in rows)
    expected = sorted(whole * BN + part * 10 * M for _, (whole, part) in rows)
    assert expected == sorted(claim.low for claim in explain(text).claims)


def test_the_words_of_every_language_are_compiled():
    done = subprocess.run([sys.executable, ROOT / ".ci/lexicon.py", "--check"], capture_output=True, text=True)
    assert 0 == done.returncode, done.stderr
