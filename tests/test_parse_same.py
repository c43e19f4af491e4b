"""A country told to have the same as another has that sum, too, in any language; what was wanted is not what is had."""

import pytest

from safe_alloc import explain

AS_MUCH = """
Frankreich erhält 16,2 Milliarden Euro, genauso viel wie Ungarn.
La France recevra 16,2 milliards d'euros, autant que la Hongrie.
Francia obtiene 16.200 millones de euros, lo mismo que Hungría.
La Francia riceverà 16,2 miliardi di euro, tanto quanto l'Ungheria.
Francja otrzyma 16,2 mld euro, tyle samo co Węgry.
Frankrijk krijgt 16,2 miljard euro, evenveel als Hongarije.
França recebe 16,2 mil milhões de euros, tanto como a Hungria.
Fransa 16,2 milyar avro alacak, Macaristan da aynı miktarı alacak.
Franciaország 16,2 milliárd eurót kap, ugyanannyit, mint Magyarország.
Francie dostane 16,2 miliardy eur, stejně jako Maďarsko.
Franța va primi 16,2 miliarde de euro, la fel ca Ungaria.
Η Γαλλία θα λάβει 16,2 δισ. ευρώ, όσα και η Ουγγαρία.
Франция ще получи 16,2 млрд. евро, колкото и Унгария.
Frankrike får 16,2 miljarder euro, lika mycket som Ungern.
Frankrig får 16,2 milliarder euro, lige så meget som Ungarn.
Ranska saa 16,2 miljardia euroa, yhtä paljon kuin Unkari.
Франція отримає 16,2 млрд євро, стільки ж, скільки й Угорщина.
Francuska će dobiti 16,2 milijarde eura, jednako kao i Mađarska.
Francúzsko dostane 16,2 miliardy eur, rovnako ako Maďarsko.
Prancūzija gaus 16,2 mlrd. eurų, tiek pat kiek Vengrija.
France gets €16.2 billion, the same as Hungary.
France will receive €16.2 billion, as will Hungary.
""".strip().splitlines()
"""France gets 16.2 billion, and Hungary as much, as a word behind the sum says."""

ONCE_MORE = """
Frankreich erhält 16,2 Milliarden Euro. Ungarn bekommt denselben Betrag.
Frankreich erhält 16,2 Milliarden Euro, ebenso Ungarn.
La France recevra 16,2 milliards d'euros. La Hongrie obtiendra le même montant.
La France recevra 16,2 milliards d'euros, idem pour la Hongrie.
Francia obtiene 16.200 millones de euros y Hungría la misma cantidad.
La Francia riceverà 16,2 miliardi di euro, l'Ungheria altrettanti.
Francja otrzyma 16,2 mld euro, a Węgry tyle samo.
Frankrijk krijgt 16,2 miljard euro, Hongarije evenveel.
França recebe 16,2 mil milhões de euros e a Hungria o mesmo montante.
Fransa 16,2 milyar avro alacak, Macaristan da aynı miktarı alacak.
Franciaország 16,2 milliárd eurót kap, Magyarország ugyanennyit.
Francie dostane 16,2 miliardy eur, Maďarsko stejnou částku.
Franța va primi 16,2 miliarde de euro, iar Ungaria aceeași sumă.
Η Γαλλία θα λάβει 16,2 δισ. ευρώ και η Ουγγαρία το ίδιο ποσό.
Франция ще получи 16,2 млрд. евро, а Унгария – същата сума.
Frankrike får 16,2 miljarder euro och Ungern lika mycket.
Frankrig får 16,2 milliarder euro, og Ungarn får samme beløb.
Ranska saa 16,2 miljardia euroa ja Unkari saman verran.
Ranskalle on varattu 16,2 miljardia euroa, samoin Unkarille.
Франція отримає 16,2 млрд євро, Угорщина — стільки ж.
Франция получит 16,2 млрд евро, Венгрия — столько же.
Francuska će dobiti 16,2 milijarde eura, a Mađarska isti iznos.
Francúzsko dostane 16,2 miliardy eur, Maďarsko rovnakú sumu.
Prancūzija gaus 16,2 mlrd. eurų, Vengrija – tiek pat.
Francija saņems 16,2 miljardus eiro, Ungārija tikpat.
Prantsusmaa saab 16,2 miljardit eurot ja Ungari sama palju.
Francija bo dobila 16,2 milijarde evrov, Madžarska enak znesek.
フランスは162億ユーロ、ハンガリーも同額を借りる。
法国将获得162亿欧元，匈牙利获得相同金额。
France gets €16.2bn and Hungary the same.
Francia recibe 16.200 millones de euros y Hungría lo mismo.
Frankreich erhält 16,2 Mrd. Euro, Ungarn dasselbe.
La France reçoit 16,2 milliards d'euros, la Hongrie autant.
ستحصل فرنسا على 16.2 مليار يورو، والمجر على المبلغ نفسه.
""".strip().splitlines()
"""France gets 16.2 billion, and what is said of Hungary stands for that sum."""

ALONE = """
Ungarn erhält 16,2 Milliarden Euro, fast genauso viel wie Frankreich.
Ungarn erhält 16,2 Milliarden Euro, doppelt so viel wie Belgien.
La Pologne recevra 43,7 milliards d'euros, presque autant que la France, la Hongrie et l'Italie réunies.
Polska dostanie 43,7 mld euro, niemal tyle samo co Francja, Węgry i Włochy razem wzięte.
Polen bekommt 43,7 Milliarden Euro, so viel wie Frankreich und Ungarn zusammen.
Poland gets €43.7bn, as much as France, Hungary and Denmark combined.
Polen får 43,7 miljarder euro, lika mycket som Frankrike och Ungern tillsammans.
Magyarország 16,2 milliárd eurót kap, ugyanannyit, mint tavaly Lengyelország.
Belgien erhält 8,3 Milliarden Euro, genauso viel wie 2024 Portugal.
Italien fordert dasselbe wie Frankreich: mehr Geld. Polen erhält 43,7 Milliarden Euro.
Estland beantragte 2,7 Milliarden Euro, ebenso wie Lettland hofft es auf eine schnelle Auszahlung.
Estland erhielt 2,7 Milliarden Euro. Genauso wie Lettland will es Drohnen kaufen.
Česko dostane 2,06 miliardy eur, stejně jako Slovensko chce nakoupit drony.
Spain asked for €1bn, almost as much as Finland.
France gets €16.2bn. Hungary said the same.
France gets €16.2bn, and Hungary has the same problem.
France gets €16.2bn; Hungary's position is the same, and Italy's is not.
Francia recibe 16.200 millones de euros. Hungría piensa lo mismo.
Frankreich erhält 16,2 Mrd. Euro. Ungarn denkt dasselbe.
Grecia obtiene 787 millones de euros y Portugal 5,8 mil.
""".strip().splitlines()
"""Who is compared has another sum, or none: only the country before the sum has it."""

TWO = """
Polen und Rumänien teilen sich den Löwenanteil: Ersteres bekommt 43,7 Milliarden Euro, letzteres 16,7 Milliarden.
Polen en Roemenië voeren de lijst aan: eerstgenoemde krijgt 43,7 miljard euro, laatstgenoemde 16,7 miljard.
Lengyelország és Románia vezeti a listát: előbbi 43,7 milliárd, utóbbi 16,7 milliárd eurót kap.
Poland and Romania top the list: the former gets €43.7bn, the latter €16.7bn.
Puola ja Romania ovat kärjessä: ensin mainittu saa 43,7 miljardia euroa, jälkimmäinen 16,7 miljardia.
Polen och Rumänien toppar listan: förstnämnda får 43,7 miljarder euro, sistnämnda 16,7 miljarder.
""".strip().splitlines()
"""Of two countries the first gets 43.7 billion, the second 16.7."""

LESS = (
    """
Griechenland hatte 1,2 Milliarden Euro beantragt und bekommt nun 788 Millionen;
  Bulgarien bekommt 3,26 statt der gewünschten 3,9 Milliarden.
La Grèce avait demandé 1,2 milliard d'euros mais n'en obtient que 788 millions ;
  la Bulgarie en reçoit 3,26 milliards au lieu des 3,9 demandés.
Grecia había solicitado 1.200 millones de euros, pero recibirá 788;
  Bulgaria obtiene 3.260 millones frente a los 3.900 que había pedido.
La Grecia aveva chiesto 1,2 miliardi di euro e ne riceverà 788 milioni;
  la Bulgaria otterrà 3,26 miliardi rispetto ai 3,9 richiesti.
Grecja wnioskowała o 1,2 mld euro, a dostanie 788 mln;
  Bułgaria otrzyma 3,26 mld zamiast oczekiwanych 3,9 mld euro.
Griekenland had 1,2 miljard euro gevraagd maar krijgt 788 miljoen;
  Bulgarije krijgt 3,26 miljard in plaats van de gevraagde 3,9 miljard.
A Grécia tinha pedido 1,2 mil milhões de euros e vai receber 788 milhões;
  a Bulgária recebe 3,26 mil milhões em vez dos 3,9 mil milhões pedidos.
Yunanistan 1,2 milyar avro istemişti, 788 milyon avro alacak;
  Bulgaristan ise talep ettiği 3,9 milyar avro yerine 3,26 milyar avro alacak.
Görögország 1,2 milliárd eurót kért, de csak 788 milliót kap;
  Bulgária a kért 3,9 milliárd euró helyett 3,26 milliárdot kap.
Řecko žádalo 1,2 miliardy eur, ale dostane jen 788 milionů;
  Bulharsko získá 3,26 miliardy místo požadovaných 3,9 miliardy eur.
Grecia a cerut 1,2 miliarde de euro, dar va primi 788 de milioane;
  Bulgaria va primi 3,26 miliarde în loc de cele 3,9 miliarde cerute.
Η Ελλάδα είχε ζητήσει 1,2 δισ. ευρώ και θα λάβει 788 εκατ.·
  η Βουλγαρία θα λάβει 3,26 δισ. αντί των 3,9 δισ. ευρώ που ζήτησε.
Гърция поиска 1,2 млрд. евро, но ще получи 788 млн.;
  България ще получи 3,26 млрд. вместо исканите 3,9 млрд. евро.
Grekland hade begärt 1,2 miljarder euro men får 788 miljoner;
  Bulgarien får 3,26 miljarder i stället för de begärda 3,9 miljarderna.
Grækenland havde bedt om 1,2 milliarder euro, men får 788 millioner;
  Bulgarien får 3,26 milliarder i stedet for de ønskede 3,9 milliarder.
Kreikka pyysi 1,2 miljardia euroa mutta saa 788 miljoonaa;
  Bulgaria saa 3,26 miljardia pyydetyn 3,9 miljardin sijasta.
Греція просила 1,2 млрд євро, а отримає 788 млн; Болгарія отримає 3,26 млрд замість бажаних 3,9 млрд євро.
Греция просила 1,2 млрд евро, а получит 788 млн; Болгария получит 3,26 млрд вместо запрошенных 3,9 млрд евро.
Grčka je tražila 1,2 milijarde eura, a dobit će 788 milijuna;
  Bugarska će dobiti 3,26 umjesto traženih 3,9 milijardi eura.
Grécko žiadalo 1,2 miliardy eur, no dostane 788 miliónov;
  Bulharsko získa 3,26 miliardy namiesto požadovaných 3,9 miliardy eur.
Graikija prašė 1,2 mlrd. eurų, bet gaus 788 mln.; Bulgarija vietoj prašytų 3,9 mlrd. gaus 3,26 mlrd. eurų.
Grieķija lūdza 1,2 miljardus eiro, bet saņems 788 miljonus;
  Bulgārija prasīto 3,9 miljardu vietā saņems 3,26 miljardus eiro.
Kreeka küsis 1,2 miljardit eurot, kuid saab 788 miljonit;
  Bulgaaria saab küsitud 3,9 miljardi asemel 3,26 miljardit eurot.
ギリシャは12億ユーロを求めたが、7億8800万ユーロにとどまった。ブルガリアは39億ユーロの要望に対し32億6000万ユーロとなる。
希腊申请12亿欧元，但将获得7.88亿欧元；保加利亚将获得32.6亿欧元，而非申请的39亿欧元。
그리스는 12억 유로를 신청했으나 7억 8800만 유로를 받는다. 불가리아는 신청한 39억 유로 대신 32억 6000만 유로를 받는다.
طلبت اليونان 1.2 مليار يورو لكنها ستحصل على 788 مليون يورو،
  أما بلغاريا فستحصل على 3.26 مليار بدلا من 3.9 مليار يورو طلبتها.
Greece asked for €1.2bn but gets €788m; Bulgaria gets 3.26 instead of the requested 3.9 billion euros.
""".replace("\n  ", " ")
    .strip()
    .splitlines()
)
"""Greece asked for 1.2 billion and gets 788 million, Bulgaria gets 3.26 billion instead of 3.9."""

EACH_ITS_OWN = """
Lettland und Litauen erhalten 5,7 und 6,4 Milliarden Euro.
La Lettonie et la Lituanie recevront 5,7 et 6,4 milliards d'euros.
Letonia y Lituania recibirán 5.700 y 6.400 millones de euros.
Lettonia e Lituania riceveranno 5,7 e 6,4 miliardi di euro.
Łotwa i Litwa otrzymają 5,7 i 6,4 mld euro.
Letland en Litouwen krijgen 5,7 en 6,4 miljard euro.
A Letónia e a Lituânia recebem 5,7 e 6,4 mil milhões de euros.
Letonya ve Litvanya 5,7 ve 6,4 milyar avro alacak.
Lettország és Litvánia 5,7 és 6,4 milliárd eurót kap.
Lotyšsko a Litva dostanou 5,7 a 6,4 miliardy eur.
Letonia și Lituania vor primi 5,7 și 6,4 miliarde de euro.
Η Λετονία και η Λιθουανία θα λάβουν 5,7 και 6,4 δισ. ευρώ.
Латвия и Литва ще получат 5,7 и 6,4 млрд. евро.
Lettland och Litauen får 5,7 och 6,4 miljarder euro.
Letland og Litauen får 5,7 og 6,4 milliarder euro.
Latvia ja Liettua saavat 5,7 ja 6,4 miljardia euroa.
Латвія та Литва отримають 5,7 та 6,4 млрд євро.
Латвия и Литва получат 5,7 и 6,4 млрд евро.
Latvija i Litva dobit će 5,7 i 6,4 milijarde eura.
Lotyšsko a Litva dostanú 5,7 a 6,4 miliardy eur.
Latvija ir Lietuva gaus 5,7 ir 6,4 mlrd. eurų.
Latvija un Lietuva saņems 5,7 un 6,4 miljardus eiro.
Läti ja Leedu saavad 5,7 ja 6,4 miljardit eurot.
Latvija in Litva bosta dobili 5,7 in 6,4 milijarde evrov.
ラトビアとリトアニアは57億ユーロと64億ユーロを借りる。
拉脱维亚和立陶宛将获得57亿和64亿欧元。
라트비아와 리투아니아는 57억과 64억 유로를 받는다.
ستحصل لاتفيا وليتوانيا على 5.7 و6.4 مليار يورو.
Letonia dhe Lituania do të marrin 5,7 dhe 6,4 miliardë euro.
Латвија и Литванија ќе добијат 5,7 и 6,4 милијарди евра.
Letònia i Lituània rebran 5.700 i 6.400 milions d'euros.
Latvia và Litva nhận 5,7 và 6,4 tỷ euro.
Latvia and Lithuania get 5.7 and 6.4 billion euros.
A Letónia e a Lituânia recebem 5,7 mil e 6,4 mil milhões de euros.
Letónia (5,7 mil milhões de euros) e Lituânia (6,4 mil).
Letonia recibe 5,7 mil y Lituania 6,4 mil millones de euros.
""".strip().splitlines()
"""Latvia gets 5.7 billion and Lithuania 6.4, and neither a range."""


IN_VAIN = """
Austria asked for €10 million but got nothing.
Austria, which had applied for €10 million, was turned down.
Österreich hatte zehn Millionen Euro beantragt, ging aber leer aus.
L'Autriche avait demandé 10 millions d'euros, sans succès.
L'Autriche, qui avait demandé 10 millions d'euros, repart les mains vides.
Austria había pedido 10 millones de euros, pero no recibe nada.
L'Austria aveva chiesto 10 milioni di euro, ma è rimasta a mani vuote.
A Áustria tinha pedido 10 milhões de euros, mas ficou sem nada.
Oostenrijk had 10 miljoen euro gevraagd, maar kreeg niets.
Austria wnioskowała o 10 mln euro, ale odeszła z kwitkiem.
Rakousko žádalo o 10 milionů eur, ale nedostalo nic.
Rakúsko žiadalo o 10 miliónov eur, ale nedostalo nič.
Avstrija je zaprosila za 10 milijonov evrov, a ni dobila nič.
Austrija je tražila 10 milijuna eura, ali nije dobila ništa.
Аустрија је тражила 10 милиона евра, али није добила ништа.
Ausztria 10 millió eurót kért, de nem kapott semmit.
Austria a cerut 10 milioane de euro, dar nu a primit nimic.
Η Αυστρία είχε ζητήσει 10 εκατ. ευρώ, αλλά έμεινε με άδεια χέρια.
Австрия поиска 10 млн. евро, но не получи нищо.
Австрија побара 10 милиони евра, но не доби ништо.
Австрия просила 10 млн евро, но ничего не получила.
Австрія просила 10 млн євро, але нічого не отримала.
Austrija prašė 10 mln. eurų, bet negavo nieko.
Austrija lūdza 10 miljonus eiro, bet nesaņēma neko.
Austria küsis 10 miljonit eurot, kuid ei saanud midagi.
Itävalta pyysi 10 miljoonaa euroa mutta ei saanut mitään.
Österrike hade begärt 10 miljoner euro men fick ingenting.
Østrig havde bedt om 10 mio. euro, men fik ingenting.
Østerrike hadde bedt om 10 millioner euro, men fikk ingenting.
Avusturya 10 milyon avro istemişti ama hiçbir şey alamadı.
Àustria havia demanat 10 milions d'euros, però no va rebre res.
Austria kërkoi 10 milionë euro, por nuk mori asgjë.
D'iarr an Ostair €10 milliún ach ní bhfuair sí aon rud.
L-Awstrija talbet 10 miljun ewro iżda ma ħadet xejn.
Áo xin 10 triệu euro nhưng không nhận được gì.
طلبت النمسا 10 ملايين يورو لكنها لم تحصل على شيء.
オーストリアは1000万ユーロを求めたが、認められなかった。
오스트리아는 1000만 유로를 요청했지만 한 푼도 받지 못했다.
奥地利申请1000万欧元，但一无所获。
""".strip().splitlines()
"""Austria asked for ten millions and has none."""


SETTLED = """
Greece hoped for €1.2bn but has to settle for €788m.
Greece had its eye on €1.2bn but had to make do with €788m.
Griechenland hoffte auf 1,2 Milliarden Euro, muss sich aber mit 788 Millionen begnügen.
Griechenland wollte 1,2 Milliarden Euro, muss aber mit 788 Millionen auskommen.
La Grèce espérait 1,2 milliard d'euros mais devra se contenter de 788 millions.
La Grèce visait 1,2 milliard d'euros ; elle s'est rabattue sur 788 millions.
Grecia esperaba 1.200 millones de euros, pero tendrá que conformarse con 788 millones.
Grecia aspiraba a 1.200 millones de euros y se queda en 788 millones.
La Grecia sperava in 1,2 miliardi di euro, ma dovrà accontentarsi di 788 milioni.
La Grecia puntava a 1,2 miliardi di euro e si ferma a 788 milioni.
A Grécia esperava 1,2 mil milhões de euros, mas terá de se contentar com 788 milhões.
A Grécia ambicionava 1,2 mil milhões de euros e fica-se pelos 788 milhões.
Griekenland hoopte op 1,2 miljard euro, maar moet genoegen nemen met 788 miljoen.
Griekenland mikte op 1,2 miljard euro, maar moet het doen met 788 miljoen.
Grecja liczyła na 1,2 mld euro, ale musi zadowolić się 788 mln euro.
Grecja chciała 1,2 mld euro, a skończyło się na 788 mln.
Řecko doufalo v 1,2 miliardy eur, ale musí se spokojit se 788 miliony.
Řecko chtělo 1,2 miliardy eur, nakonec z toho bylo 788 milionů.
Grécko dúfalo v 1,2 miliardy eur, ale musí sa uspokojiť so 788 miliónmi.
Grčija je upala na 1,2 milijarde evrov, a se mora zadovoljiti s 788 milijoni.
Grčka se nadala 1,2 milijarde eura, ali se mora zadovoljiti s 788 milijuna.
Грчка се надала 1,2 милијарди евра, али мора да се задовољи са 788 милиона.
Görögország 1,2 milliárd eurót remélt, de be kell érnie 788 millióval.
Görögország 1,2 milliárd eurót akart, végül 788 millió lett belőle.
Grecia spera la 1,2 miliarde de euro, dar trebuie să se mulțumească cu 788 de milioane.
Η Ελλάδα ήλπιζε σε 1,2 δισ. ευρώ, αλλά πρέπει να αρκεστεί σε 788 εκατ.
Гърция се надяваше на 1,2 млрд. евро, но трябва да се задоволи със 788 млн.
Греция рассчитывала на 1,2 млрд евро, но вынуждена довольствоваться 788 млн.
Греция хотела 1,2 млрд евро, а получит лишь 788 млн.
Греція сподівалася на 1,2 млрд євро, але мусить задовольнитися 788 млн.
Graikija tikėjosi 1,2 mlrd. eurų, bet turės tenkintis 788 mln.
Grieķija cerēja uz 1,2 miljardiem eiro, bet būs jāsamierinās ar 788 miljoniem.
Kreeka lootis 1,2 miljardit eurot, kuid peab leppima 788 miljoniga.
Kreikka toivoi 1,2 miljardia euroa, mutta joutuu tyytymään 788 miljoonaan.
Kreikka tavoitteli 1,2 miljardia euroa, mutta sai tyytyä 788 miljoonaan.
Grekland hoppades på 1,2 miljarder euro men får nöja sig med 788 miljoner.
Grekland siktade på 1,2 miljarder euro men fick nöja sig med 788 miljoner.
Grækenland håbede på 1,2 mia. euro, men må nøjes med 788 mio.
Grækenland gik efter 1,2 mia. euro, men må stille sig tilfreds med 788 mio.
Hellas håpet på 1,2 milliarder euro, men må nøye seg med 788 millioner.
Yunanistan 1,2 milyar avro umuyordu ama 788 milyon avroyla yetinmek zorunda.
Yunanistan 1,2 milyar avro bekliyordu, 788 milyonla yetinecek.
Grècia esperava 1.200 milions d'euros, però s'haurà de conformar amb 788 milions.
Greqia shpresonte për 1,2 miliardë euro, por duhet të mjaftohet me 788 milionë.
Грција се надеваше на 1,2 милијарди евра, но мора да се задоволи со 788 милиони.
Hy Lạp hy vọng 1,2 tỷ euro nhưng phải bằng lòng với 788 triệu.
كانت اليونان تأمل في 1.2 مليار يورو لكنها ستكتفي بـ788 مليونا.
ギリシャは12億ユーロを望んだが、7億8800万ユーロで我慢するしかない。
그리스는 12억 유로를 기대했지만 7억8800만 유로에 만족해야 한다.
希腊希望得到12亿欧元，但只能满足于7.88亿欧元。
Bhí súil ag an nGréig le €1.2 billiún ach beidh uirthi glacadh le €788 milliún.
Il-Greċja ttamat f'1.2 biljun ewro iżda trid tikkuntenta b'788 miljun.
""".strip().splitlines()
"""Greece hoped for 1.2 billion and settles for 788 million."""

ROUND = """
Finland takes a round billion euros.
Finland gets its billion euros.
Finland gets its one billion euros.
Finnland nimmt eine runde Milliarde Euro.
Finnland bekommt seine Milliarde Euro.
La Finlande prend un milliard d'euros tout rond.
La Finlande obtient son milliard d'euros.
Finlandia recibe su millardo: mil millones de euros.
Finlandia obtiene sus mil millones de euros.
La Finlandia prende un miliardo di euro tondo.
La Finlandia ottiene il suo miliardo di euro.
A Finlândia recebe os seus mil milhões de euros.
Finland neemt een rond miljard euro.
Finland krijgt zijn miljard euro.
Finlandia bierze okrągły miliard euro.
Finlandia dostaje swój miliard euro.
Finsko si bere rovnou miliardu eur.
Finsko dostane svou miliardu eur.
Fínsko dostane svoju miliardu eur.
Fínsko si berie rovnú miliardu eur.
Finska dobi svojo milijardo evrov.
Finska dobiva svoju milijardu eura.
Finska uzima okruglu milijardu eura.
Finnország kerek egymilliárd eurót kap.
Finnország megkapja a maga egymilliárd euróját.
Finlanda ia un miliard de euro rotund.
Finlanda își primește miliardul de euro.
Η Φινλανδία παίρνει ένα στρογγυλό δισ. ευρώ.
Финландия взема кръгъл милиард евро.
Финландия получава своя милиард евро.
Финляндия берёт ровно миллиард евро.
Финляндия получает свой миллиард евро.
Фінляндія бере рівно мільярд євро.
Фінляндія отримує свій мільярд євро.
Suomija gauna savo milijardą eurų.
Suomija ima lygiai milijardą eurų.
Somija saņem savu miljardu eiro.
Soome saab oma miljardi eurot.
Soome võtab ümmarguse miljardi eurot.
Suomi saa miljardinsa euroa.
Suomi ottaa pyöreän miljardin euroa.
Finland får sin miljard euro.
Finland får sin milliard euro i lån.
Finland får en rund milliard euro.
Finlandiya yuvarlak bir milyar avro alıyor.
Finlandiya tam bir milyar avro alıyor.
Finlàndia rep els seus mil milions d'euros.
Финска добива својата милијарда евра.
Финска узима округлу милијарду евра.
""".strip().splitlines()
"""Finland has one billion, whatever stands between 'a' and 'billion'."""


@pytest.mark.parametrize("text", AS_MUCH + ONCE_MORE)
def test_a_country_that_has_the_same_has_that_sum(text: str) -> None:
    claims = explain(text).claims
    assert sorted((claim.country, claim.low) for claim in claims) == [("FRA", 16_200_000_000), ("HUN", 16_200_000_000)]


@pytest.mark.parametrize("joint", [" and", ", and", ","])
def test_a_country_amid_a_list_has_the_same_as_the_one_before(joint: str) -> None:
    claims = explain(f"France gets €16.2bn, Hungary the same{joint} Italy €14.9bn.").claims
    assert {claim.country: claim.low for claim in claims} == {
        "FRA": 16_200_000_000,
        "HUN": 16_200_000_000,
        "ITA": 14_900_000_000,
    }


def test_thousands_beside_thousand_millions_are_those_and_beside_millions_a_doubt() -> None:
    text = "Polonia, 43,7 mil millones de euro; Rumanía, 16,7 mil; Francia y Hungría, 16,2 mil cada una; Italia, 14,9."
    assert {claim.country: claim.low // 10**8 for claim in explain(text).claims} == {
        "POL": 437,
        "ROU": 167,
        "FRA": 162,
        "HUN": 162,
        "ITA": 149,
    }
    (doubt,) = explain("Grecia obtiene 787 millones de euros y Portugal 5,8 mil.").doubts
    assert doubt.readings == ("5,800 EUR", "5,800,000,000 EUR")


@pytest.mark.parametrize("text", ALONE)
def test_who_is_only_compared_has_not_the_sum(text: str) -> None:
    assert len(explain(text).claims) == 1


@pytest.mark.parametrize("text", TWO)
def test_the_former_and_the_latter_have_their_sums(text: str) -> None:
    claims = explain(text).claims
    assert {claim.country: claim.low for claim in claims} == {"POL": 43_700_000_000, "ROU": 16_700_000_000}


@pytest.mark.parametrize("text", LESS)
def test_what_was_asked_for_is_not_what_is_given(text: str) -> None:
    claims = explain(text).claims
    assert {claim.country: claim.low for claim in claims} == {"GRC": 788_000_000, "BGR": 3_260_000_000}


@pytest.mark.parametrize("text", EACH_ITS_OWN)
def test_two_countries_with_two_sums_have_one_each(text: str) -> None:
    claims = explain(text).claims
    assert [(claim.country, claim.low) for claim in claims] == [("LVA", 5_700_000_000), ("LTU", 6_400_000_000)]
    assert {claim.qualifier for claim in claims} == {"exact"}


@pytest.mark.parametrize("text", IN_VAIN)
def test_who_asked_in_vain_has_nothing(text: str) -> None:
    read = explain(text)
    assert (read.claims, read.doubts) == ((), ())
    assert {(told.claim.country, told.claim.low, told.role) for told in read.secondary} <= {("AUT", 10**7, "requested")}


@pytest.mark.parametrize("text", SETTLED)
def test_what_a_country_settles_for_is_its_sum(text: str) -> None:
    (claim,) = explain(text).claims
    assert (claim.country, claim.low) == ("GRC", 788_000_000)


@pytest.mark.parametrize("text", ROUND)
def test_a_magnitude_may_stand_for_one_of_it(text: str) -> None:
    (claim,) = explain(text).claims
    assert (claim.country, claim.low, claim.high) == ("FIN", 10**9, 10**9)


def test_a_sum_asked_for_beside_one_that_may_be_what_was_got_is_a_doubt() -> None:
    read = explain("Greece requested €1.2bn, and €788m is what it will see.")
    assert (len(read.claims), len(read.doubts)) == (0, 1)
    (claim,) = explain("Greece requested €1.2bn to buy jets worth €788m.").claims
    assert claim.low == 1_200_000_000


def test_an_ending_behind_a_colon_is_no_part_of_a_number() -> None:
    claims = explain("Romania saa 16,7:ää miljardia euroa ja Viro 2,7:n miljardin euron lainan.").claims
    assert [(claim.country, claim.low) for claim in claims] == [("ROU", 16_700_000_000), ("EST", 2_700_000_000)]
