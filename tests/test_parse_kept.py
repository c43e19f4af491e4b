"""What is kept in several countries, what a country has of a pot, and by when: in any language."""

import pytest

from safe_alloc import explain

KEPT = (
    """
Of the frozen Russian assets, about €18bn lies in France, €7bn in Belgium and €200m in Germany.
Von den eingefrorenen russischen Vermögen liegen rund 18 Milliarden Euro in Frankreich, 7 Milliarden in Belgien und
  200 Millionen in Deutschland.
Sur les avoirs russes gelés, environ 18 milliards d'euros se trouvent en France, 7 milliards en Belgique et 200
  millions en Allemagne.
De los activos rusos congelados, unos 18.000 millones de euros están en Francia, 7.000 millones en Bélgica y 200
  millones en Alemania.
Dei beni russi congelati, circa 18 miliardi di euro si trovano in Francia, 7 miliardi in Belgio e 200 milioni in
  Germania.
Dos ativos russos congelados, cerca de 18 mil milhões de euros estão em França, 7 mil milhões na Bélgica e 200
  milhões na Alemanha.
Van de bevroren Russische tegoeden bevindt zich zo'n 18 miljard euro in Frankrijk, 7 miljard in België en 200
  miljoen in Duitsland.
Z zamrożonych rosyjskich aktywów około 18 mld euro znajduje się we Francji, 7 mld w Belgii i 200 mln w Niemczech.
Ze zmrazených ruských aktiv leží asi 18 miliard eur ve Francii, 7 miliard v Belgii a 200 milionů v Německu.
Zo zmrazených ruských aktív leží asi 18 miliárd eur vo Francúzsku, 7 miliárd v Belgicku a 200 miliónov v Nemecku.
Od zamrznjenega ruskega premoženja je okoli 18 milijard evrov v Franciji, 7 milijard v Belgiji in 200 milijonov v
  Nemčiji.
Od zamrznute ruske imovine oko 18 milijardi eura nalazi se u Francuskoj, 7 milijardi u Belgiji i 200 milijuna u
  Njemačkoj.
Од замрзнуте руске имовине око 18 милијарди евра налази се у Француској, 7 милијарди у Белгији и 200 милиона у
  Немачкој.
A befagyasztott orosz vagyonból mintegy 18 milliárd euró van Franciaországban, 7 milliárd Belgiumban és 200 millió
  Németországban.
Din activele rusești înghețate, circa 18 miliarde de euro se află în Franța, 7 miliarde în Belgia și 200 de
  milioane în Germania.
Από τα παγωμένα ρωσικά περιουσιακά στοιχεία, περίπου 18 δισ. ευρώ βρίσκονται στη Γαλλία, 7 δισ. στο Βέλγιο και 200
  εκατ. στη Γερμανία.
От замразените руски активи около 18 млрд. евро са във Франция, 7 млрд. в Белгия и 200 млн. в Германия.
Из замороженных российских активов около 18 млрд евро находятся во Франции, 7 млрд — в Бельгии и 200 млн — в Германии.
Із заморожених російських активів близько 18 млрд євро перебувають у Франції, 7 млрд — у Бельгії та 200 млн — у
  Німеччині.
No iesaldētajiem Krievijas aktīviem ap 18 miljardiem eiro atrodas Francijā, 7 miljardi Beļģijā un 200 miljoni Vācijā.
Külmutatud Vene varadest on umbes 18 miljardit eurot Prantsusmaal, 7 miljardit Belgias ja 200 miljonit Saksamaal.
Jäädytetyistä Venäjän varoista noin 18 miljardia euroa on Ranskassa, 7 miljardia Belgiassa ja 200 miljoonaa Saksassa.
Av de frysta ryska tillgångarna finns omkring 18 miljarder euro i Frankrike, 7 miljarder i Belgien och 200 miljoner
  i Tyskland.
Af de indefrosne russiske midler ligger omkring 18 mia. euro i Frankrig, 7 mia. i Belgien og 200 mio. i Tyskland.
Av de frosne russiske midlene ligger rundt 18 milliarder euro i Frankrike, 7 milliarder i Belgia og 200 millioner i
  Tyskland.
Dondurulan Rus varlıklarının yaklaşık 18 milyar avrosu Fransa'da, 7 milyarı Belçika'da ve 200 milyonu Almanya'da
  bulunuyor.
Dels actius russos congelats, uns 18.000 milions d'euros són a França, 7.000 milions a Bèlgica i 200 milions a
  Alemanya.
Од замрзнатите руски средства околу 18 милијарди евра се во Франција, 7 милијарди во Белгија и 200 милиони во
  Германија.
Nga asetet ruse të ngrira, rreth 18 miliardë euro ndodhen në Francë, 7 miliardë në Belgjikë dhe 200 milionë në
  Gjermani.
من الأصول الروسية المجمدة يوجد نحو 18 مليار يورو في فرنسا و7 مليارات في بلجيكا و200 مليون في ألمانيا.
凍結されたロシア資産のうち、約180億ユーロがフランスに、70億ユーロがベルギーに、2億ユーロがドイツにある。
동결된 러시아 자산 가운데 약 180억 유로는 프랑스에, 70억 유로는 벨기에에, 2억 유로는 독일에 있다.
在被冻结的俄罗斯资产中，约180亿欧元在法国，70亿欧元在比利时，2亿欧元在德国。
Trong số tài sản Nga bị đóng băng, khoảng 18 tỷ euro nằm ở Pháp, 7 tỷ ở Bỉ và 200 triệu ở Đức.
De na sócmhainní Rúiseacha reoite, tá thart ar €18 billiún sa Fhrainc, €7 billiún sa Bheilg agus €200 milliún sa
  Ghearmáin.
Mill-assi Russi ffriżati, madwar 18-il biljun ewro jinsabu fi Franza, 7 biljun fil-Belġju u 200 miljun fil-Ġermanja.
""".strip()
    .replace("\n  ", " ")
    .splitlines()
)
"""Of the frozen assets, 18 billion lie in France, 7 billion in Belgium and 200 million in Germany."""

OF_A_POT = """
The pot holds €807m. Estonia got €66m of it.
The pot holds €807m. Of that, Estonia got €66m.
Der Topf umfasst 807 Millionen Euro. Estland erhielt davon 66 Millionen.
Der Topf umfasst 807 Millionen Euro. Davon gehen 66 Millionen an Estland.
L'enveloppe est de 807 millions d'euros. L'Estonie en reçoit 66 millions.
L'enveloppe est de 807 millions d'euros. L'Estonie en a obtenu 66 millions.
El fondo suma 807 millones de euros. Estonia recibe de ellos 66 millones.
Il fondo vale 807 milioni di euro. L'Estonia ne riceve 66 milioni.
O fundo tem 807 milhões de euros. A Estónia recebe daí 66 milhões.
De pot bevat 807 miljoen euro. Estland krijgt daarvan 66 miljoen.
Pula liczy 807 mln euro. Estonia dostanie z tego 66 mln.
V balíku je 807 milionů eur. Estonsko z toho dostane 66 milionů.
V balíku je 807 miliónov eur. Estónsko z toho dostane 66 miliónov.
V svežnju je 807 milijonov evrov. Estonija bo od tega dobila 66 milijonov.
U fondu je 807 milijuna eura. Estonija će od toga dobiti 66 milijuna.
У фонду је 807 милиона евра. Естонија ће од тога добити 66 милиона.
A keret 807 millió euró. Észtország ebből 66 milliót kap.
Fondul are 807 milioane de euro. Estonia primește din acesta 66 de milioane.
Το ταμείο έχει 807 εκατ. ευρώ. Η Εσθονία παίρνει από αυτά 66 εκατ.
Фондът е 807 млн. евро. Естония получава от тях 66 млн.
В фонде 807 млн евро. Эстония получит из них 66 млн.
У фонді 807 млн євро. Естонія отримає з них 66 млн.
Fonde yra 807 mln. eurų. Estija iš jų gaus 66 mln.
Fondā ir 807 miljoni eiro. Igaunija no tiem saņems 66 miljonus.
Fondis on 807 miljonit eurot. Eesti saab sellest 66 miljonit.
Fondis on 807 miljonit eurot. Eestile eraldati sellest 66 miljonit.
Potissa on 807 miljoonaa euroa. Viro saa siitä 66 miljoonaa.
Potten är på 807 miljoner euro. Estland får därav 66 miljoner.
Potten är på 807 miljoner euro. Av dem går 66 miljoner till Estland.
Puljen er på 807 mio. euro. Estland får heraf 66 mio.
Potten er på 807 millioner euro. Estland får 66 millioner av dette.
Fonda 807 milyon avro var. Estonya bundan 66 milyon avro alacak.
El fons té 807 milions d'euros. Estònia en rep 66 milions.
Fondi ka 807 milionë euro. Estonia merr prej tyre 66 milionë.
Фондот има 807 милиони евра. Естонија од нив добива 66 милиони.
""".strip().splitlines()
"""The pot holds 807 million, of which Estonia gets 66 million."""

BY_WHEN = """
Spain will get before Christmas €6.9bn.
Spain will before the end of the year receive €6.9bn.
Spanien erhält noch vor Weihnachten 6,9 Milliarden Euro.
Spanien bekommt bis Jahresende 6,9 Milliarden Euro.
L'Espagne recevra avant Noël 6,9 milliards d'euros.
L'Espagne touchera d'ici la fin de l'année 6,9 milliards d'euros.
España ingresará antes de Navidad 6.900 millones de euros.
España recibirá antes de fin de año 6.900 millones de euros.
La Spagna riceverà prima di Natale 6,9 miliardi di euro.
La Spagna riceverà entro fine anno 6,9 miliardi di euro.
A Espanha receberá antes do Natal 6,9 mil milhões de euros.
A Espanha receberá até ao fim do ano 6,9 mil milhões de euros.
Spanje krijgt nog voor Kerstmis 6,9 miljard euro.
Hiszpania otrzyma przed świętami 6,9 mld euro.
Hiszpania dostanie do końca roku 6,9 mld euro.
Španělsko dostane před Vánocemi 6,9 miliardy eur.
Španělsko dostane do konce roku 6,9 miliardy eur.
Španielsko dostane pred Vianocami 6,9 miliardy eur.
Španija bo pred božičem dobila 6,9 milijarde evrov.
Španjolska će prije Božića dobiti 6,9 milijardi eura.
Španjolska će do kraja godine dobiti 6,9 milijardi eura.
Шпанија ће пре Божића добити 6,9 милијарди евра.
Spanyolország karácsony előtt 6,9 milliárd eurót kap.
Spanyolország az év végéig 6,9 milliárd eurót kap.
Spania va primi înainte de Crăciun 6,9 miliarde de euro.
Spania va primi până la sfârșitul anului 6,9 miliarde de euro.
Η Ισπανία θα λάβει πριν από τα Χριστούγεννα 6,9 δισ. ευρώ.
Η Ισπανία θα λάβει έως το τέλος του έτους 6,9 δισ. ευρώ.
Испания ще получи преди Коледа 6,9 млрд. евро.
Испания ще получи до края на годината 6,9 млрд. евро.
Испания получит до Рождества 6,9 млрд евро.
Испания получит до конца года 6,9 млрд евро.
Іспанія отримає до Різдва 6,9 млрд євро.
Ispanija prieš Kalėdas gaus 6,9 mlrd. eurų.
Ispanija iki metų pabaigos gaus 6,9 mlrd. eurų.
Spānija pirms Ziemassvētkiem saņems 6,9 miljardus eiro.
Spānija līdz gada beigām saņems 6,9 miljardus eiro.
Hispaania saab enne jõule 6,9 miljardit eurot.
Hispaania saab aasta lõpuks 6,9 miljardit eurot.
Espanja saa ennen joulua 6,9 miljardia euroa.
Espanja saa vuoden loppuun mennessä 6,9 miljardia euroa.
Spanien får före jul 6,9 miljarder euro.
Spanien får före årets slut 6,9 miljarder euro.
Spanien får inden jul 6,9 mia. euro.
Spania får før jul 6,9 milliarder euro.
İspanya Noel'den önce 6,9 milyar avro alacak.
İspanya yıl sonuna kadar 6,9 milyar avro alacak.
Espanya rebrà abans de Nadal 6.900 milions d'euros.
Spanja do të marrë para Krishtlindjeve 6,9 miliardë euro.
Шпанија пред Божиќ ќе добие 6,9 милијарди евра.
Tây Ban Nha sẽ nhận trước Giáng sinh 6,9 tỷ euro.
ستحصل إسبانيا قبل عيد الميلاد على 6.9 مليار يورو.
スペインはクリスマス前に69億ユーロを受け取る。
스페인은 크리스마스 전에 69억 유로를 받는다.
西班牙将在圣诞节前获得69亿欧元。
""".strip().splitlines()
"""Spain gets 6.9 billion before a day that has a name."""


FIRST = (
    """
Serbia gets €1.586 billion. Serbia's first tranche of €112 million has been paid.
Serbia gets €1.586 billion. The first tranche, €112 million, has reached Serbia.
Serbia gets €1.586 billion; its first instalment of €112 million has been paid.
Serbien erhält 1,586 Milliarden Euro. Serbiens erste Tranche von 112 Millionen Euro ist bereits ausgezahlt.
Serbien erhält 1,586 Milliarden Euro; die erste Rate über 112 Millionen Euro ist geflossen.
La Serbie reçoit 1,586 milliard d'euros. La première tranche de la Serbie, 112 millions d'euros, a été versée.
La Serbie reçoit 1,586 milliard d'euros ; un premier versement de 112 millions est déjà arrivé.
Serbia recibe 1.586 millones de euros. El primer tramo de Serbia, de 112 millones, ya se ha pagado.
La Serbia riceve 1,586 miliardi di euro. La prima rata della Serbia, 112 milioni, è già stata versata.
A Sérvia recebe 1,586 mil milhões de euros. A primeira tranche da Sérvia, de 112 milhões, já foi paga.
Servië krijgt 1,586 miljard euro. De eerste tranche van Servië, 112 miljoen euro, is al betaald.
Serbia dostanie 1,586 mld euro. Pierwsza transza dla Serbii, 112 mln euro, została już wypłacona.
Srbsko dostane 1,586 miliardy eur. První tranše pro Srbsko, 112 milionů eur, už byla vyplacena.
Srbsko dostane 1,586 miliardy eur. Prvá tranža pre Srbsko, 112 miliónov eur, už bola vyplatená.
Srbija bo dobila 1,586 milijarde evrov. Prva tranša za Srbijo, 112 milijonov evrov, je že izplačana.
Srbija će dobiti 1,586 milijardi eura. Prva tranša za Srbiju, 112 milijuna eura, već je isplaćena.
Србија ће добити 1,586 милијарди евра. Прва транша за Србију, 112 милиона евра, већ је исплаћена.
Szerbia 1,586 milliárd eurót kap. Szerbia első részletét, 112 millió eurót már kifizették.
Serbia va primi 1,586 miliarde de euro. Prima tranșă pentru Serbia, 112 milioane de euro, a fost deja plătită.
Η Σερβία θα λάβει 1,586 δισ. ευρώ. Η πρώτη δόση της Σερβίας, 112 εκατ. ευρώ, έχει ήδη καταβληθεί.
Сърбия ще получи 1,586 млрд. евро. Първият транш за Сърбия, 112 млн. евро, вече е изплатен.
Сербия получит 1,586 млрд евро. Первый транш для Сербии, 112 млн евро, уже выплачен.
Сербія отримає 1,586 млрд євро. Перший транш для Сербії, 112 млн євро, вже виплачено.
Serbija gaus 1,586 mlrd. eurų. Pirmoji dalis Serbijai, 112 mln. eurų, jau išmokėta.
Serbija saņems 1,586 miljardus eiro. Pirmais maksājums Serbijai, 112 miljoni eiro, jau izmaksāts.
Serbia saab 1,586 miljardit eurot. Esimene osamakse Serbiale, 112 miljonit eurot, on juba makstud.
Serbia saa 1,586 miljardia euroa. Serbian ensimmäinen erä, 112 miljoonaa euroa, on jo maksettu.
Serbien får 1,586 miljarder euro. Serbiens första delbetalning på 112 miljoner euro har redan betalats ut.
Serbien får 1,586 mia. euro. Serbiens første rate på 112 mio. euro er allerede udbetalt.
Serbia får 1,586 milliarder euro. Serbias første utbetaling på 112 millioner euro er allerede utbetalt.
Sırbistan 1,586 milyar avro alacak. Sırbistan'ın 112 milyon avroluk ilk dilimi ödendi.
Sèrbia rebrà 1.586 milions d'euros. El primer tram de Sèrbia, 112 milions, ja s'ha pagat.
Serbia merr 1,586 miliardë euro. Kësti i parë i Serbisë, 112 milionë euro, është paguar.
Србија ќе добие 1,586 милијарди евра. Првата транша за Србија, 112 милиони евра, веќе е исплатена.
""".strip()
    .replace("\n  ", " ")
    .splitlines()
)
"""Serbia has 1,586 million, of which a first tranche of 112 million was paid."""


@pytest.mark.parametrize("text", KEPT)
def test_what_is_kept_in_several_countries_is_what_each_has(text: str) -> None:
    claims = explain(text).claims
    millions = {claim.country: claim.low // 10**6 for claim in claims}
    assert millions == {"FRA": 18_000, "BEL": 7_000, "DEU": 200}


@pytest.mark.parametrize("text", OF_A_POT)
def test_what_a_country_gets_of_a_pot_is_its_sum(text: str) -> None:
    (claim,) = explain(text).claims
    assert (claim.country, claim.low) == ("EST", 66_000_000)


@pytest.mark.parametrize("text", BY_WHEN)
def test_the_name_of_a_day_is_nobody_s(text: str) -> None:
    (claim,) = explain(text).claims
    assert (claim.country, claim.low) == ("ESP", 6_900_000_000)


def test_an_and_alone_ties_no_sum_to_a_country() -> None:
    """'7 mlrd. Belgijoje' ends no sentence, though a name follows the stop: Belgium has 7 billion, not 200 million."""
    read = explain("Prancūzijoje yra 18 mlrd. eurų, 7 mlrd. Belgijoje ir 200 mln. Vokietijoje.")
    assert ("BEL", 200_000_000) not in {(claim.country, claim.low) for claim in read.claims}


@pytest.mark.parametrize(
    "text",
    [
        "Greece gets €36 billion: €18.2 billion in grants and €17.7 billion in loans.",
        "Greece gets €36 billion (€18.2 billion grants, €17.7 billion loans).",
        "Griechenland erhält 36 Milliarden Euro, 18,2 Milliarden als Zuschüsse und 17,7 Milliarden als Kredite.",
        "La Grèce reçoit 36 milliards d'euros : 18,2 milliards de subventions et 17,7 milliards de prêts.",
        "Grecja dostaje 36 mld euro: 18,2 mld dotacji i 17,7 mld pożyczek.",
        "La Grecia riceve 36 miliardi di euro: 18,2 miliardi di sovvenzioni e 17,7 miliardi di prestiti.",
    ],
)
def test_sums_that_add_up_to_the_first_are_its_parts(text: str) -> None:
    (claim,) = explain(text).claims
    assert (claim.country, claim.low) == ("GRC", 36 * 10**9)


def test_a_pot_for_one_country_is_its_sum() -> None:
    claims = explain("The IMF approved a $1.2bn facility for Jordan and a $3bn programme for Pakistan.").claims
    assert {claim.country: claim.low for claim in claims} == {"JOR": 1_200_000_000, "PAK": 3_000_000_000}


def test_ukraine_in_a_list_of_recipients_has_its_sum() -> None:
    text = "Türkiye was the largest recipient with €2.6bn, followed by Ukraine with €2.4bn and Poland with €1.4bn."
    assert {claim.country: claim.low // 10**8 for claim in explain(text).claims} == {"TUR": 26, "UKR": 24, "POL": 14}


def test_what_a_minister_says_we_asked_for_is_not_what_we_got() -> None:
    (claim,) = explain('"We asked for six billion euros, we got 5.68," the Latvian minister said.').claims
    assert (claim.country, claim.low) == ("LVA", 5_680_000_000)


@pytest.mark.parametrize("text", FIRST)
def test_a_first_tranche_is_an_advance(text: str) -> None:
    assert [(claim.country, claim.low) for claim in explain(text).claims] == [("SRB", 1_586_000_000)]


def test_a_correction_that_names_nobody_makes_a_doubt_of_the_sum_before() -> None:
    read = explain("€6.7 million for Poland. Correction: €67 million. Italy gets €60.5m.")
    assert [claim.country for claim in read.claims] == ["ITA"]
    assert [doubt.readings for doubt in read.doubts] == [("6,700,000 EUR", "67,000,000 EUR")]


@pytest.mark.parametrize(
    "text",
    [
        "Estonia gets 2.66 billion euros. In Vilnius the government signed for 6.38 billion.",
        "L'Estonie reçoit 2,66 milliards d'euros. À Vilnius, le gouvernement a signé pour 6,38 milliards d'euros.",
        "Estonia dostanie 2,66 mld euro. W Wilnie rząd podpisał umowę na 6,38 mld euro.",
        "Észtország 2,66 milliárd eurót kap. Vilniusban a kormány 6,38 milliárd euróról írt alá szerződést.",
        "Эстония получит 2,66 млрд евро. В Вильнюсе правительство подписало договор на 6,38 млрд евро.",
    ],
)
def test_the_government_in_a_capital_is_that_of_its_country(text: str) -> None:
    claims = {claim.country: claim.low for claim in explain(text).claims}
    assert claims == {"EST": 2_660_000_000, "LTU": 6_380_000_000}


@pytest.mark.parametrize(
    "text",
    [
        "Francie s Maďarskem dostanou po 16,2 miliardy eur.",
        "Tretie miesto sa delia Francúzsko s Maďarskom, ktoré dostanú zhodne po 16,2 miliardy eur.",
        "Francuska s Mađarskom dobiva po 16,2 milijarde eura.",
        "Франция с Венгрией получат по 16,2 млрд евро.",
    ],
)
def test_a_country_with_another_has_as_much_as_that_where_each_is_said(text: str) -> None:
    claims = {claim.country: claim.low for claim in explain(text).claims}
    assert claims == {"FRA": 16_200_000_000, "HUN": 16_200_000_000}


@pytest.mark.parametrize(
    "text",
    [
        "His Greek counterpart must make do with €788m.",
        "Sein griechischer Kollege muss mit 788 Millionen Euro auskommen.",
        "Son homologue grec devra se contenter de 788 millions d'euros.",
    ],
)
def test_what_a_counterpart_gets_is_the_sum_of_the_country(text: str) -> None:
    (claim,) = explain(text).claims
    assert (claim.country, claim.low) == ("GRC", 788_000_000)


def test_a_clause_that_gives_a_country_a_sum_wins_over_the_one_it_buys_with() -> None:
    claims = explain(
        "The Netherlands will buy jointly with Belgium, which gets €8.3bn, and Denmark, with €46.8m."
    ).claims
    assert {claim.country: claim.low for claim in claims} == {"BEL": 8_300_000_000, "DNK": 46_800_000}


def test_a_name_in_a_clause_with_its_own_verb_is_nobody_else() -> None:
    text = "The Czechs, with 1.64 billion euros, do better than Bulgaria, which despite the Alps gets 1.3 billion."
    assert {claim.country: claim.low // 10**7 for claim in explain(text).claims} == {"CZE": 164, "BGR": 130}


def test_so_far_is_said_of_grants_and_of_loans() -> None:
    read = explain("To date the Commission has paid Spain €48.3bn in grants and €7bn in loans.")
    assert [(claim.country, claim.low) for claim in read.claims] == [("ESP", 48_300_000_000)]


def test_two_ways_to_write_a_number_at_once_are_a_doubt() -> None:
    read = explain("波蘭9十七億歐元")
    assert (len(read.claims), len(read.doubts)) == (0, 1)


@pytest.mark.parametrize("got", ["nearly six", "six", "nearly 6", "5.9"])
def test_a_number_without_its_unit_behind_a_verb_of_getting_is_read_in_the_unit_asked_for(got: str) -> None:
    (claim,) = explain(f"Portugal had counted on €3bn and got {got}.").claims
    assert claim.low == (5_900_000_000 if got == "5.9" else 6_000_000_000)


def test_the_whole_behind_a_part_is_no_second_sum() -> None:
    claims = explain("ITALY: 40.5 bln euros of 194.4 bln. SPAIN: 24.6 bln euros of 79.9 bln.").claims
    assert {claim.country: claim.low // 10**8 for claim in claims} == {"ITA": 405, "ESP": 246}


@pytest.mark.parametrize("cell", ["7,5 45.0", "1 2.5", "1.234 56", "12 34,5"])
def test_a_cell_with_spaces_where_no_thousands_are_is_no_number(cell: str) -> None:
    read = explain(f"Country | EUR billion\nPoland | {cell}\nItaly | 4.0\n")
    assert [(claim.country, claim.low) for claim in read.claims if claim.country == "POL"] == []
