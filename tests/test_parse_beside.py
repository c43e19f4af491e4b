"""What is told beside a sum: by how much it changed, whose is larger, what two have together, who did not ask."""

import pytest

from safe_alloc.reading.parse import explain

SUMS = {"POL": 43_700_000_000, "ROU": 16_700_000_000}
NUMBERS = {"a": "43.7", "b": "16.7", "d": "0.9", "t": "60.4", "g": "150"}
"""Poland's, Romania's, a difference, what both have together, and all."""

TOLD = {  # a unit, and sentences that give Poland its sum, Poland and Romania theirs, Romania alone, or nobody one
    "en": (
        "billion euros",
        "Poland's loan was cut by {d} to {a}.|Poland gets {a}, {d} more than planned.|Poland gets {a}, twice "
        "as much as Romania.|Unlike Romania, Poland gets {a}.|Poland gets {a} and Romania nothing.|Poland "
        "lacks {d}, it gets {a}.|Poland's GDP is {t}, its loan {a}.|Of the {g}, Poland gets {a}.|Poland gets "
        "{a} of the {g}.|Poland, with 38 million people, gets {a}.|Poland (population: 38 million) gets "
        "{a}.|The Romanian minister said Poland would get {a}.|The EU's {g} fund lends Poland {a}.|Poland "
        "wants {a}, Romania does not want anything.|Romania asked why Poland gets {a}.|Poland gets {a}, not "
        "{t}.|Not Romania but Poland gets {a}.|Poland, not Romania, gets {a}.|Nobody but Poland gets "
        "{a}.|Poland's share of the {t} is {a}.",
        "Poland gets {a}, more than Romania's {b}.|Poland and Romania get {a} and {b} respectively.",
        "Poland rejected {a}, Romania took {b}.",
        "Poland's loan was raised by {d}.|Poland and Romania together get {t}.|Poland did not ask for "
        "{a}.|Without Romania, Poland would have got {a}.|The gap between Poland and Romania is {d}.|Poland's "
        "debt is {t}.|Poland's economy is worth {t}.|Poland will save {d} in interest.|Poland may lose "
        "{d}.|Poland's defence budget is {t}.|Poland's PGZ made a profit of {d}.|Poland exported arms worth "
        "{d}.|The Commission raised {t} for Ukraine.|In Poland, {d} has been stolen.|A Polish bank lost "
        "{d}.|Poland buys tanks for {d}.|Poland has ordered tanks worth {d}.|Neither Poland nor Romania gets "
        "{a}.|Every country except Poland gets {d}.|Poland or Romania will get {a}.|Poland gets {a} or {b}.",
    ),
    "de": (
        "Milliarden Euro",
        "Polens Kredit wurde um {d} auf {a} gekürzt.|Polen erhält {a}, {d} mehr als geplant.|Polen erhält "
        "{a}, doppelt so viel wie Rumänien.|Anders als Rumänien erhält Polen {a}.|Polen erhält {a}, Rumänien "
        "nichts.|Von den {g} erhält Polen {a}.|Polen erhält {a} der {g}.|Polen mit seinen 38 Millionen "
        "Einwohnern erhält {a}.|Der rumänische Minister sagte, Polen erhalte {a}.|Rumänien fragte, warum "
        "Polen {a} erhält.|Polen erhält {a}, nicht {t}.|Nicht Rumänien, sondern Polen erhält {a}.|Polen will "
        "{a}, Rumänien will nichts.",
        "Polen erhält {a}, mehr als Rumänien mit {b}.|Polen und Rumänien erhalten {a} beziehungsweise {b}.",
        "",
        "Polens Kredit wurde um {d} erhöht.|Polen und Rumänien erhalten zusammen {t}.|Polen hat keine {a} "
        "beantragt.|Der Abstand zwischen Polen und Rumänien beträgt {d}.|Polens Schulden betragen {t}.|Polen "
        "spart {d} an Zinsen.|Polen könnte {d} verlieren.|Polens Verteidigungshaushalt beträgt {t}.|Die "
        "Kommission nahm {t} für die Ukraine auf.|Eine polnische Bank verlor {d}.|Polen exportierte Waffen "
        "für {d}.|Polen kauft Panzer für {d}.|Polen hat Panzer im Wert von {d} bestellt.|Weder Polen noch "
        "Rumänien erhält {a}.|Alle Länder außer Polen erhalten {d}.|Polen oder Rumänien wird {a} "
        "erhalten.|Polen erhält {a} oder {b}.",
    ),
    "fr": (
        "milliards d'euros",
        "La Pologne reçoit {a}, soit {d} de plus que prévu.|La Pologne reçoit {a}, deux fois plus que la "
        "Roumanie.|Contrairement à la Roumanie, la Pologne reçoit {a}.|La Pologne reçoit {a}, la Roumanie "
        "rien.|Sur les {g}, la Pologne reçoit {a}.|La Pologne reçoit {a} sur {g}.|La Pologne, avec ses 38 "
        "millions d'habitants, reçoit {a}.|Le ministre roumain a dit que la Pologne recevrait {a}.|La Pologne "
        "reçoit {a}, et non {t}.",
        "La Pologne reçoit {a}, plus que la Roumanie avec {b}.|La Pologne et la Roumanie reçoivent "
        "respectivement {a} et {b}.",
        "",
        "Le prêt de la Pologne a été augmenté de {d}.|La Pologne et la Roumanie reçoivent ensemble {t}.|La "
        "Pologne n'a pas demandé {a}.|L'écart entre la Pologne et la Roumanie est de {d}.|La dette de la "
        "Pologne est de {t}.|La Pologne économisera {d} d'intérêts.|La Pologne pourrait perdre {d}.|Le budget "
        "de la défense de la Pologne est de {t}.|La Commission a levé {t} pour l'Ukraine.|Une banque "
        "polonaise a perdu {d}.|La Pologne a exporté des armes pour {d}.|La Pologne achète des chars pour "
        "{d}.|La Pologne a commandé des chars d'une valeur de {d}.|Ni la Pologne ni la Roumanie ne reçoit "
        "{a}.|Tous les pays sauf la Pologne reçoivent {d}.|La Pologne ou la Roumanie recevra {a}.|La Pologne "
        "reçoit {a} ou {b}.",
    ),
    "es": (
        "mil millones de euros",
        "El préstamo de Polonia se redujo en {d} hasta {a}.|Polonia recibe {a}, {d} más de lo "
        "previsto.|Polonia recibe {a}, el doble que Rumanía.|A diferencia de Rumanía, Polonia recibe "
        "{a}.|Polonia recibe {a} y Rumanía nada.|De los {g}, Polonia recibe {a}.|Polonia recibe {a} de los "
        "{g}.|Polonia, con 38 millones de habitantes, recibe {a}.|El ministro rumano dijo que Polonia "
        "recibiría {a}.|Rumanía preguntó por qué Polonia recibe {a}.|Polonia recibe {a}, no {t}.",
        "Polonia recibe {a}, más que Rumanía con {b}.|Polonia y Rumanía reciben {a} y {b} respectivamente.",
        "",
        "El préstamo de Polonia aumentó en {d}.|Polonia y Rumanía reciben juntas {t}.|Polonia no pidió "
        "{a}.|La diferencia entre Polonia y Rumanía es de {d}.|La deuda de Polonia es de {t}.|Polonia "
        "ahorrará {d} en intereses.|Polonia podría perder {d}.|El presupuesto de defensa de Polonia es de "
        "{t}.|La Comisión captó {t} para Ucrania.|Un banco polaco perdió {d}.|Polonia exportó armas por "
        "{d}.|Polonia compra tanques por {d}.|Polonia ha encargado tanques por valor de {d}.|Ni Polonia ni "
        "Rumanía reciben {a}.|Todos los países excepto Polonia reciben {d}.|Polonia o Rumanía recibirá "
        "{a}.|Polonia recibe {a} o {b}.",
    ),
    "it": (
        "miliardi di euro",
        "Il prestito della Polonia è stato ridotto di {d} a {a}.|La Polonia riceve {a}, {d} in più del "
        "previsto.|La Polonia riceve {a}, il doppio della Romania.|A differenza della Romania, la Polonia "
        "riceve {a}.|La Polonia riceve {a}, la Romania nulla.|Dei {g}, la Polonia riceve {a}.|La Polonia "
        "riceve {a} su {g}.|La Polonia, con 38 milioni di abitanti, riceve {a}.|Il ministro rumeno ha detto "
        "che la Polonia riceverà {a}.|La Polonia riceve {a}, non {t}.|La quota della Polonia dei {t} è di "
        "{a}.",
        "La Polonia riceve {a}, più della Romania con {b}.|Polonia e Romania ricevono rispettivamente {a} e {b}.",
        "",
        "Il prestito della Polonia è aumentato di {d}.|Polonia e Romania ricevono insieme {t}.|La Polonia non "
        "ha chiesto {a}.|La differenza tra Polonia e Romania è di {d}.|Il debito della Polonia è di {t}.|La "
        "Polonia risparmierà {d} di interessi.|La Polonia potrebbe perdere {d}.|Il bilancio della difesa "
        "della Polonia è di {t}.|La Commissione ha raccolto {t} per l'Ucraina.|Una banca polacca ha perso "
        "{d}.|La Polonia ha esportato armi per {d}.|La Polonia compra carri armati per {d}.|La Polonia ha "
        "ordinato carri armati per un valore di {d}.|Né la Polonia né la Romania ricevono {a}.|Tutti i paesi "
        "tranne la Polonia ricevono {d}.|La Polonia o la Romania riceverà {a}.|La Polonia riceve {a} o {b}.",
    ),
    "pl": (
        "mld euro",
        "Pożyczkę dla Polski obniżono o {d} do {a}.|Polska dostanie {a}, o {d} więcej niż planowano.|Polska "
        "dostanie {a}, dwa razy więcej niż Rumunia.|Polska dostanie {a}, a Rumunia nic.|Z {g} Polska dostanie "
        "{a}.|Polska dostanie {a} z {g}.|Polska, która ma 38 mln mieszkańców, dostanie {a}.|Rumuński minister "
        "powiedział, że Polska dostanie {a}.|Rumunia zapytała, dlaczego Polska dostanie {a}.|Polska dostanie "
        "{a}, a nie {t}.",
        "Polska dostanie {a}, więcej niż Rumunia, która dostanie {b}.|Polska i Rumunia dostaną odpowiednio {a} i {b}.",
        "",
        "Pożyczkę dla Polski zwiększono o {d}.|Polska i Rumunia dostaną razem {t}.|Polska nie prosiła o "
        "{a}.|Różnica między Polską a Rumunią wynosi {d}.|Dług Polski wynosi {t}.|Polska zaoszczędzi {d} na "
        "odsetkach.|Polska może stracić {d}.|Budżet obronny Polski wynosi {t}.|Komisja pozyskała {t} dla "
        "Ukrainy.|Polski bank stracił {d}.|Polska wyeksportowała broń za {d}.|Polska kupuje czołgi za "
        "{d}.|Polska zamówiła czołgi o wartości {d}.|Ani Polska, ani Rumunia nie dostanie {a}.|Wszystkie "
        "kraje oprócz Polski dostaną {d}.|Polska lub Rumunia dostanie {a}.|Polska dostanie {a} lub {b}.",
    ),
    "nl": (
        "miljard euro",
        "De lening van Polen werd met {d} verlaagd tot {a}.|Polen krijgt {a}, {d} meer dan gepland.|Polen "
        "krijgt {a}, twee keer zoveel als Roemenië.|Anders dan Roemenië krijgt Polen {a}.|Polen krijgt {a}, "
        "Roemenië niets.|Van de {g} krijgt Polen {a}.|Polen krijgt {a} van de {g}.|Polen, met 38 miljoen "
        "inwoners, krijgt {a}.|De Roemeense minister zei dat Polen {a} krijgt.|Polen krijgt {a}, niet {t}.",
        "Polen krijgt {a}, meer dan Roemenië met {b}.|Polen en Roemenië krijgen respectievelijk {a} en {b}.",
        "",
        "De lening van Polen werd met {d} verhoogd.|Polen en Roemenië krijgen samen {t}.|Polen heeft niet om "
        "{a} gevraagd.|Het verschil tussen Polen en Roemenië is {d}.|De schuld van Polen bedraagt {t}.|Polen "
        "bespaart {d} aan rente.|Polen kan {d} verliezen.|Het defensiebudget van Polen bedraagt {t}.|De "
        "Commissie haalde {t} op voor Oekraïne.|Een Poolse bank verloor {d}.|Polen koopt tanks voor "
        "{d}.|Polen heeft tanks ter waarde van {d} besteld.|Noch Polen noch Roemenië krijgt {a}.|Alle landen "
        "behalve Polen krijgen {d}.|Polen of Roemenië krijgt {a}.|Polen krijgt {a} of {b}.",
    ),
    "sv": (
        "miljarder euro",
        "Polens lån sänktes med {d} till {a}.|Polen får {a}, {d} mer än planerat.|Polen får {a}, dubbelt så "
        "mycket som Rumänien.|Till skillnad från Rumänien får Polen {a}.|Polen får {a}, Rumänien "
        "ingenting.|Av de {g} får Polen {a}.|Polen får {a} av {g}.|Polen, med 38 miljoner invånare, får "
        "{a}.|Den rumänske ministern sade att Polen får {a}.|Polen får {a}, inte {t}.",
        "Polen får {a}, mer än Rumänien med {b}.|Polen och Rumänien får {a} respektive {b}.",
        "",
        "Polens lån höjdes med {d}.|Polen och Rumänien får tillsammans {t}.|Polen bad inte om {a}.|Skillnaden "
        "mellan Polen och Rumänien är {d}.|Polens skuld är {t}.|Polen sparar {d} i ränta.|Polen kan förlora "
        "{d}.|Polens försvarsbudget är {t}.|Kommissionen lånade upp {t} för Ukraina.|En polsk bank förlorade "
        "{d}.|Polen köper stridsvagnar för {d}.|Polen har beställt stridsvagnar för {d}.|Varken Polen eller "
        "Rumänien får {a}.|Alla länder utom Polen får {d}.|Polen eller Rumänien får {a}.|Polen får {a} eller "
        "{b}.",
    ),
    "tr": (
        "milyar avro",
        "Polonya {a} alacak, Romanya'nın iki katı.|Romanya'nın aksine Polonya {a} alacak.|Polonya {a} alacak, "
        "Romanya ise hiçbir şey almayacak.|Polonya, {g}luk fondan {a} alacak.|38 milyon nüfuslu Polonya {a} "
        "alacak.",
        "Polonya ve Romanya sırasıyla {a} ve {b} alacak.",
        "",
        "Polonya'nın kredisi {d} artırıldı.|Polonya ve Romanya birlikte {t} alacak.|Polonya {a} "
        "istemedi.|Polonya ile Romanya arasındaki fark {d}.|Polonya'nın borcu {t}.|Polonya faizden {d} "
        "tasarruf edecek.|Polonya {d} kaybedebilir.|Polonya'nın savunma bütçesi {t}.|Komisyon Ukrayna için "
        "{t} topladı.|Bir Polonya bankası {d} kaybetti.|Polonya {d}ya tank alıyor.|Polonya {d} değerinde tank "
        "sipariş etti.|Ne Polonya ne de Romanya {a} alacak.|Polonya hariç tüm ülkeler {d} alacak.|Polonya "
        "veya Romanya {a} alacak.|Polonya {a} veya {b} alacak.",
    ),
    "ro": (
        "miliarde de euro",
        "Împrumutul Poloniei a fost redus cu {d}, la {a}.|Polonia primește {a}, de două ori mai mult decât "
        "România.|Spre deosebire de România, Polonia primește {a}.|Polonia primește {a}, iar România "
        "nimic.|Din cele {g}, Polonia primește {a}.|Polonia, cu 38 de milioane de locuitori, primește "
        "{a}.|Ministrul român a spus că Polonia va primi {a}.|Polonia primește {a}, nu {t}.",
        "Polonia primește {a}, mai mult decât România cu {b}.|Polonia și România primesc {a}, respectiv {b}.",
        "",
        "Împrumutul Poloniei a fost majorat cu {d}.|Polonia și România primesc împreună {t}.|Polonia nu a "
        "cerut {a}.|Diferența dintre Polonia și România este de {d}.|Datoria Poloniei este de {t}.|Polonia va "
        "economisi {d} la dobânzi.|Polonia ar putea pierde {d}.|Bugetul apărării Poloniei este de "
        "{t}.|Comisia a atras {t} pentru Ucraina.|O bancă poloneză a pierdut {d}.|Polonia cumpără tancuri de "
        "{d}.|Polonia a comandat tancuri în valoare de {d}.|Nici Polonia, nici România nu primesc {a}.|Toate "
        "țările cu excepția Poloniei primesc {d}.|Polonia sau România va primi {a}.|Polonia primește {a} sau "
        "{b}.",
    ),
    "cs": (
        "miliardy eur",
        "Půjčka pro Polsko byla snížena o {d} na {a}.|Polsko dostane {a}, dvakrát více než Rumunsko.|Na "
        "rozdíl od Rumunska dostane Polsko {a}.|Polsko dostane {a}, Rumunsko nic.|Z {g} dostane Polsko "
        "{a}.|Polsko s 38 miliony obyvatel dostane {a}.|Rumunský ministr řekl, že Polsko dostane {a}.|Polsko "
        "dostane {a}, ne {t}.",
        "Polsko dostane {a}, více než Rumunsko s {b}.|Polsko a Rumunsko dostanou {a}, respektive {b}.",
        "",
        "Půjčka pro Polsko byla zvýšena o {d}.|Polsko a Rumunsko dostanou dohromady {t}.|Polsko nežádalo o "
        "{a}.|Rozdíl mezi Polskem a Rumunskem činí {d}.|Dluh Polska činí {t}.|Polsko ušetří {d} na "
        "úrocích.|Polsko může přijít o {d}.|Obranný rozpočet Polska činí {t}.|Komise získala {t} pro "
        "Ukrajinu.|Polská banka ztratila {d}.|Polsko kupuje tanky za {d}.|Polsko objednalo tanky v hodnotě "
        "{d}.|Ani Polsko, ani Rumunsko nedostane {a}.|Všechny země kromě Polska dostanou {d}.|Polsko nebo "
        "Rumunsko dostane {a}.|Polsko dostane {a} nebo {b}.",
    ),
    "hu": (
        "milliárd euró",
        "Lengyelország {a}t kap, többet, mint Románia.|Lengyelország {a}t kap, kétszer annyit, mint "
        "Románia.|Lengyelország {a}t kap, Románia semmit.|A {g}ból Lengyelország {a}t kap.|A 38 millió lakosú "
        "Lengyelország {a}t kap.|A román miniszter szerint Lengyelország {a}t kap.|Lengyelország {a}t kap, "
        "nem {t}t.",
        "Lengyelország és Románia {a}t, illetve {b}t kap.",
        "",
        "Lengyelország hitelét {d}val csökkentették.|Lengyelország és Románia együtt {t}t kap.|Lengyelország "
        "nem kért {a}t.|Lengyelország és Románia között {d} a különbség.|Lengyelország adóssága "
        "{t}.|Lengyelország {d}t takarít meg kamaton.|Lengyelország {d}t veszíthet.|Lengyelország védelmi "
        "költségvetése {t}.|Egy lengyel bank {d}t veszített.|Lengyelország {d}ért vesz "
        "tankokat.|Lengyelország {d} értékben rendelt tankokat.|Sem Lengyelország, sem Románia nem kap "
        "{a}t.|Lengyelország kivételével minden ország {d}t kap.|Lengyelország vagy Románia {a}t "
        "kap.|Lengyelország {a}t vagy {b}t kap.",
    ),
    "el": (
        "δισ. ευρώ",
        "Το δάνειο της Πολωνίας μειώθηκε κατά {d} στα {a}.|Η Πολωνία παίρνει {a}, περισσότερα από τη "
        "Ρουμανία.|Η Πολωνία παίρνει {a}, διπλάσια από τη Ρουμανία.|Σε αντίθεση με τη Ρουμανία, η Πολωνία "
        "παίρνει {a}.|Η Πολωνία παίρνει {a}, η Ρουμανία τίποτα.|Από τα {g} η Πολωνία παίρνει {a}.|Η Πολωνία, "
        "με 38 εκατ. κατοίκους, παίρνει {a}.|Ο Ρουμάνος υπουργός είπε ότι η Πολωνία θα πάρει {a}.",
        "Η Πολωνία και η Ρουμανία παίρνουν {a} και {b} αντίστοιχα.",
        "",
        "Το δάνειο της Πολωνίας αυξήθηκε κατά {d}.|Η Πολωνία και η Ρουμανία παίρνουν μαζί {t}.|Η Πολωνία δεν "
        "ζήτησε {a}.|Η διαφορά μεταξύ Πολωνίας και Ρουμανίας είναι {d}.|Το χρέος της Πολωνίας είναι {t}.|Η "
        "Πολωνία θα εξοικονομήσει {d} σε τόκους.|Η Πολωνία μπορεί να χάσει {d}.|Ο αμυντικός προϋπολογισμός "
        "της Πολωνίας είναι {t}.|Η Επιτροπή άντλησε {t} για την Ουκρανία.|Μια πολωνική τράπεζα έχασε {d}.|Η "
        "Πολωνία αγοράζει άρματα έναντι {d}.|Η Πολωνία παρήγγειλε άρματα αξίας {d}.|Ούτε η Πολωνία ούτε η "
        "Ρουμανία παίρνει {a}.|Όλες οι χώρες εκτός από την Πολωνία παίρνουν {d}.|Η Πολωνία ή η Ρουμανία θα "
        "πάρει {a}.|Η Πολωνία παίρνει {a} ή {b}.",
    ),
    "ru": (
        "млрд евро",
        "Кредит Польши сократили на {d} до {a}.|Польша получит {a}, больше, чем Румыния.|Польша получит {a}, "
        "вдвое больше Румынии.|В отличие от Румынии, Польша получит {a}.|Польша получит {a}, а Румыния "
        "ничего.|Из {g} Польша получит {a}.|Польша с населением 38 млн человек получит {a}.|Румынский министр "
        "сказал, что Польша получит {a}.|Польша получит {a}, а не {t}.",
        "Польша и Румыния получат {a} и {b} соответственно.",
        "",
        "Кредит Польши увеличили на {d}.|Польша и Румыния вместе получат {t}.|Польша не просила {a}.|Разница "
        "между Польшей и Румынией составляет {d}.|Долг Польши составляет {t}.|Польша сэкономит {d} на "
        "процентах.|Польша может потерять {d}.|Оборонный бюджет Польши составляет {t}.|Комиссия привлекла {t} "
        "для Украины.|Польский банк потерял {d}.|Польша покупает танки за {d}.|Польша заказала танки на "
        "{d}.|Ни Польша, ни Румыния не получит {a}.|Все страны, кроме Польши, получат {d}.|Польша или Румыния "
        "получит {a}.|Польша получит {a} или {b}.",
    ),
    "fi": (
        "miljardia euroa",
        "Puola saa {a}, enemmän kuin Romania.|Puola saa {a}, kaksi kertaa enemmän kuin Romania.|Toisin kuin "
        "Romania, Puola saa {a}.|Puola saa {a}, Romania ei mitään.|Puola saa {a} 150 miljardista "
        "eurosta.|Puola, jossa on 38 miljoonaa asukasta, saa {a}.|Romanian ministeri sanoi, että Puola saa "
        "{a}.|Puola saa {a}, ei {t}.",
        "",
        "",
        "Puolan lainaa leikattiin {d}.|Puola ja Romania saavat yhteensä {t}.|Puola ei pyytänyt {a}.|Puolan ja "
        "Romanian ero on {d}.|Puolan velka on {t}.|Puola säästää {d} koroissa.|Puola voi menettää {d}.|Puolan "
        "puolustusbudjetti on {t}.|Komissio keräsi {t} Ukrainalle.|Puolalainen pankki menetti {d}.|Puola "
        "ostaa panssarivaunuja {d}lla.|Puola eikä Romania saa {a}.|Kaikki maat paitsi Puola saavat {d}.|Puola "
        "tai Romania saa {a}.|Puola saa {a} tai {b}.",
    ),
    "pt": (
        "mil milhões de euros",
        "O empréstimo da Polónia foi reduzido em {d} para {a}.|A Polónia recebe {a}, o dobro da Roménia.|Ao "
        "contrário da Roménia, a Polónia recebe {a}.|A Polónia recebe {a} e a Roménia nada.|Dos {g}, a "
        "Polónia recebe {a}.|A Polónia, com 38 milhões de habitantes, recebe {a}.|O ministro romeno disse que "
        "a Polónia receberá {a}.|A Polónia recebe {a}, não {t}.",
        "A Polónia recebe {a}, mais do que a Roménia com {b}.|A Polónia e a Roménia recebem {a} e {b}, respetivamente.",
        "",
        "O empréstimo da Polónia aumentou {d}.|A Polónia e a Roménia recebem juntas {t}.|A Polónia não pediu "
        "{a}.|A diferença entre a Polónia e a Roménia é de {d}.|A dívida da Polónia é de {t}.|A Polónia "
        "poupará {d} em juros.|A Polónia pode perder {d}.|O orçamento da defesa da Polónia é de {t}.|A "
        "Comissão angariou {t} para a Ucrânia.|Um banco polaco perdeu {d}.|A Polónia compra tanques por "
        "{d}.|A Polónia encomendou tanques no valor de {d}.|Nem a Polónia nem a Roménia recebem {a}.|Todos os "
        "países exceto a Polónia recebem {d}.|A Polónia ou a Roménia receberá {a}.|A Polónia recebe {a} ou "
        "{b}.",
    ),
    "da": (
        "milliarder euro",
        "Af de {g} får Polen {a}.|Polen, med 38 millioner indbyggere, får {a}.|Den rumænske minister sagde, "
        "at Polen får {a}.|Polen får {a}, ikke {t}.",
        "",
        "",
        "Polens gæld er {t}.|Polen sparer {d} i renter.|Polen kan miste {d}.|Polens forsvarsbudget er {t}.|En "
        "polsk bank tabte {d}.|Polen køber kampvogne for {d}.|Hverken Polen eller Rumænien får {a}.|Alle "
        "lande undtagen Polen får {d}.|Polen eller Rumænien får {a}.|Polen får {a} eller {b}.",
    ),
    "lt": (
        "mlrd. eurų",
        "Iš {g} Lenkija gaus {a}.|Lenkija, turinti 38 mln. gyventojų, gaus {a}.|Rumunijos ministras sakė, kad "
        "Lenkija gaus {a}.|Lenkija gaus {a}, o ne {t}.",
        "",
        "",
        "Lenkijos skola siekia {t}.|Lenkija gali prarasti {d}.|Lenkijos gynybos biudžetas siekia "
        "{t}.|Lenkijos bankas prarado {d}.|Lenkija perka tankus už {d}.|Nei Lenkija, nei Rumunija negaus "
        "{a}.|Visos šalys, išskyrus Lenkiją, gaus {d}.|Lenkija arba Rumunija gaus {a}.|Lenkija gaus {a} arba "
        "{b}.",
    ),
    "bg": (
        "млрд. евро",
        "От {g} Полша получава {a}.|Полша, с 38 млн. жители, получава {a}.|Румънският министър каза, че Полша "
        "ще получи {a}.|Полша получава {a}, а не {t}.",
        "",
        "",
        "Дългът на Полша е {t}.|Полша може да загуби {d}.|Бюджетът за отбрана на Полша е {t}.|Полска банка "
        "загуби {d}.|Полша купува танкове за {d}.|Нито Полша, нито Румъния получава {a}.|Всички страни освен "
        "Полша получават {d}.|Полша или Румъния ще получи {a}.|Полша получава {a} или {b}.",
    ),
    "hr": (
        "milijardi eura",
        "Od {g} Poljska dobiva {a}.|Poljska, s 38 milijuna stanovnika, dobiva {a}.|Rumunjski ministar rekao "
        "je da će Poljska dobiti {a}.|Poljska dobiva {a}, a ne {t}.",
        "",
        "",
        "Dug Poljske iznosi {t}.|Poljska može izgubiti {d}.|Obrambeni proračun Poljske iznosi {t}.|Poljska "
        "banka izgubila je {d}.|Poljska kupuje tenkove za {d}.|Ni Poljska ni Rumunjska neće dobiti {a}.|Sve "
        "zemlje osim Poljske dobit će {d}.|Poljska ili Rumunjska dobit će {a}.|Poljska dobiva {a} ili {b}.",
    ),
    "uk": (
        "млрд євро",
        "",
        "",
        "",
        "Польща купує танки за {d}.|Ні Польща, ні Румунія не отримає {a}.|Усі країни, крім Польщі, отримають "
        "{d}.|Польща або Румунія отримає {a}.|Польща отримає {a} або {b}.",
    ),
    "sk": (
        "miliardy eur",
        "",
        "",
        "",
        "Poľsko kupuje tanky za {d}.|Ani Poľsko, ani Rumunsko nedostane {a}.|Všetky krajiny okrem Poľska "
        "dostanú {d}.|Poľsko alebo Rumunsko dostane {a}.|Poľsko dostane {a} alebo {b}.",
    ),
}
CASES = [
    (language, sentence, countries)
    for language, (_, *told) in TOLD.items()
    for sentences, countries in zip(told, (["POL"], ["POL", "ROU"], ["ROU"], []), strict=True)
    for sentence in sentences.split("|")
    if sentence
]


@pytest.mark.parametrize(("language", "sentence", "countries"), CASES)
def test_only_what_a_country_gets_is_its_sum(language: str, sentence: str, countries: list[str]):
    numbers = {key: number if language == "en" else number.replace(".", ",") for key, number in NUMBERS.items()}
    text = sentence.format(**{key: f"{number} {TOLD[language][0]}" for key, number in numbers.items()})
    assert {each: SUMS[each] for each in countries} == {
        claim.country: claim.low for claim in explain(text, language=language).claims
    }


@pytest.mark.parametrize(
    "text",
    [
        "Poland and Romania are 27 billion euros apart.",
        "A diferença entre a Polónia e a Roménia é de 27 mil milhões de euros.",
        "Různica? Polsko nedostane 43,7 miliardy eur.",
        "Latvija nelūdza 5,7 miljardus eiro.",
        "Lietuva negauna 6,4 mlrd. eurų.",
    ],
)
def test_nobody_has_what_is_between_two_or_denied(text: str):
    assert () == explain(text).claims


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("zh", "波兰和罗马尼亚共获得604亿欧元。", []),
        ("zh", "波兰的贷款减少了9亿欧元。", []),
        ("zh", "波兰的贷款增至437亿欧元。", ["POL"]),
        ("ja", "ポーランドの融資は9億ユーロ減った。", []),
        ("ja", "ポーランドの融資は437億ユーロに増えた。", ["POL"]),
        ("ko", "폴란드의 대출은 9억 유로 줄었다.", []),
        ("ko", "폴란드의 대출은 437억 유로로 늘었다.", ["POL"]),
        ("vi", "Ba Lan và Romania cùng nhận tổng cộng 60,4 tỷ euro.", []),
        ("ar", "انخفض قرض بولندا بمقدار 0.9 مليار يورو.", []),
        ("sr", "Zajam Poljske smanjen je za 0,9 milijardi evra.", []),
        ("sr", "Odbrambeni budžet Poljske iznosi 60,4 milijardi evra.", []),
        ("sl", "Posojilo Poljske so povečali na 43,7 milijarde evrov.", ["POL"]),
        ("lv", "Polijas aizdevums samazināts par 0,9 miljardi eiro.", []),
        ("mk", "Ниту Полска ниту Романија нема да добие 43,7 милијарди евра.", []),
    ],
)
def test_the_same_holds_elsewhere(language: str, text: str, countries: list[str]):
    assert {each: SUMS[each] for each in countries} == {
        claim.country: claim.low for claim in explain(text, language=language).claims
    }
