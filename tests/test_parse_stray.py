"""What a country says, blocks, judges or hosts about money that is not its own is never its sum, in any language."""

import pytest

import safe_alloc as sa

BESIDE = {
    "de": "Polen leiht sich über SAFE 43,7 Milliarden Euro, Rumänien 16,7 Milliarden.",
    "fr": "La Pologne empruntera 43,7 milliards d’euros via SAFE et la Roumanie 16,7 milliards.",
    "es": "Polonia pedirá prestados 43.700 millones de euros a través de SAFE y Rumanía 16.700 millones.",
    "it": "La Polonia prenderà in prestito 43,7 miliardi di euro tramite SAFE e la Romania 16,7 miliardi.",
    "pl": "Rumunia pożyczy w ramach SAFE 16,7 mld euro, a Francja 16,2 mld.",
    "nl": "Polen leent via SAFE 43,7 miljard euro en Roemenië 16,7 miljard.",
    "sv": "Polen lånar 43,7 miljarder euro via SAFE och Rumänien 16,7 miljarder.",
    "tr": "Polonya SAFE kapsamında 43,7 milyar avro, Romanya 16,7 milyar avro borçlanacak.",
    "hu": "Lengyelország 43,7 milliárd eurót, Románia 16,7 milliárd eurót kap a SAFE keretében.",
    "cs": "Polsko si v rámci SAFE půjčí 43,7 miliardy eur a Rumunsko 16,7 miliardy.",
    "ro": "Polonia va împrumuta 43,7 miliarde de euro prin SAFE, iar Franța 16,2 miliarde.",
    "el": "Η Πολωνία θα δανειστεί 43,7 δισ. ευρώ μέσω του SAFE και η Ρουμανία 16,7 δισ.",
    "uk": "Польща позичить через SAFE 43,7 млрд євро, а Румунія 16,7 млрд.",
    "en": "Poland will borrow €43.7 billion and Romania €16.7 billion under SAFE.",
    "pt": "A Polónia vai receber 43,7 mil milhões de euros através do SAFE e a Roménia 16,7 mil milhões.",
    "da": "Polen låner 43,7 milliarder euro gennem SAFE og Rumænien 16,7 milliarder.",
    "fi": "Puola saa SAFE-lainaa 43,7 miljardia euroa ja Romania 16,7 miljardia.",
    "bg": "Полша ще получи по SAFE 43,7 млрд. евро, а Румъния 16,7 млрд.",
    "hr": "Poljska će kroz SAFE posuditi 43,7 milijardi eura, a Rumunjska 16,7 milijardi.",
    "sk": "Poľsko si cez SAFE požičia 43,7 miliardy eur a Rumunsko 16,7 miliardy.",
    "ru": "Польша получит по SAFE 43,7 млрд евро, а Румыния 16,7 млрд.",
    "lt": "Lenkija per SAFE gaus 43,7 mlrd. eurų, o Rumunija 16,7 mlrd.",
}
"""Two countries and their loans, which every sentence stands behind."""

STRAY = {
    "de": """
Italien sagt, das Programm werde 5 Milliarden Euro kosten.
Italien beklagte, dass 2 Milliarden Euro verschwendet worden seien.
Italien war Gastgeber eines Gipfels, auf dem 5 Milliarden Euro zugesagt wurden.
Italien leitete die Sitzung, die 38 Milliarden Euro billigte.
Italien schloss sich acht anderen in einem Brief an, der 7 Milliarden Euro fordert.
Italien erinnerte die Partner daran, dass noch 22 Milliarden Euro frei sind.
Italien schlug vor, 10 Milliarden Euro aus der Kohäsion in die Verteidigung zu verschieben.
Italien drohte mit einem Veto gegen das Darlehen von 90 Milliarden Euro.
Italien hob sein Veto gegen die Zahlung von 6,6 Milliarden Euro auf.
Italien beteiligt sich an einem gemeinsamen Kauf im Wert von 2 Milliarden Euro.
Italien nimmt an einem Projekt im Wert von 1,2 Milliarden Euro teil.
Italien nahm 2 Milliarden Euro an Zöllen ein.
Italien verpasste die Frist für eine Zahlung von 2 Milliarden Euro.
Italien bürgt für 2 Milliarden Euro der EU-Schulden.
Italien besteht darauf, dass nicht genutzte Kredite von 8 Milliarden Euro zuerst verwendet werden.
Italien will, dass die EU 10 Milliarden Euro für die Luftabwehr bereitstellt.
Italien forderte einen Fonds von 100 Milliarden Euro.
Italien schätzt die Kosten des Schutzschilds auf 4 Milliarden Euro.
Italien ist die Heimat von Leonardo, das Aufträge über 20 Milliarden Euro verbuchte.
Italien bezweifelt, dass die Kommission 150 Milliarden Euro aufbringen kann.
Italien lehnt das 90 Milliarden Euro schwere Paket ab.
Italien wies darauf hin, dass 5 Milliarden Euro nicht abgerufen wurden.
In Italien baut Rheinmetall ein Werk für 500 Millionen Euro.
Ein Unternehmen aus Italien erhielt einen Auftrag über 300 Millionen Euro.
Italien sieht eine Lücke von 12 Milliarden Euro.
Italien fragte, ob 150 Milliarden Euro reichen.
Italien lud zu einer Konferenz ein, auf der 3 Milliarden Euro zusammenkamen.
Italien verlangte eine Untersuchung zu den verschwundenen 2 Milliarden Euro.
Italien verklagte die Kommission wegen 1,5 Milliarden Euro.
Italien verzeichnete im Mai einen Überschuss von 4 Milliarden Euro.
Italien unterstützt die Idee, 210 Milliarden Euro an russischem Vermögen zu nutzen.
Italien verhandelt über den Verkauf von Fregatten für 4 Milliarden Euro.
Italien empfing eine Delegation von Hanwha, die Panzer für 5 Milliarden Euro anbot.
Italien feierte den Start eines 1,2 Milliarden Euro teuren Satelliten.
Italien deutete an, dass weitere 5 Milliarden Euro folgen könnten.
Italien störte sich an den 131 Milliarden Euro für Verteidigung.
Italien meldete Verluste von 2 Milliarden Euro.
Italien setzt auf einen Haushalt von 2 Billionen Euro.
Spanien verstaatlichte einen Stahlkonzern mit Schulden von 3 Milliarden Euro.
Spanien schrieb eine Bahnstrecke für 2,4 Milliarden Euro aus.
Spanien schaltete drei Reaktoren ab und schrieb 6 Milliarden Euro ab.
Spanien bereitet ein Konjunkturprogramm von 8 Milliarden Euro vor.
Spanien stritt in Luxemburg um 1,1 Milliarden Euro.
Spanien erhob eine Sondersteuer, die 2 Milliarden Euro einbrachte.
Spanien liefert Autos für 30 Milliarden Euro ins übrige Europa.
Spanien weihte ein Gasterminal ein, das 700 Millionen Euro kostete.
Spanien trauerte um ein Programm, das 8 Milliarden Euro verschlungen hatte.
""",
    "fr": """
L’Italie affirme que le programme coûtera 5 milliards d’euros.
L’Italie a déploré que 2 milliards d’euros aient été gaspillés.
L’Italie a accueilli un sommet lors duquel 5 milliards d’euros ont été promis.
L’Italie a présidé la réunion qui a approuvé 38 milliards d’euros.
L’Italie s’est jointe à huit autres dans une lettre réclamant 7 milliards d’euros.
L’Italie a rappelé à ses partenaires que 22 milliards d’euros restaient disponibles.
L’Italie a suggéré de transférer 10 milliards d’euros de la cohésion vers la défense.
L’Italie a menacé de mettre son veto au prêt de 90 milliards d’euros.
L’Italie a levé son veto sur le versement de 6,6 milliards d’euros.
L’Italie participe à un achat commun d’une valeur de 2 milliards d’euros.
L’Italie a perçu 2 milliards d’euros de droits de douane.
L’Italie garantit 2 milliards d’euros de la dette de l’UE.
L’Italie insiste pour que les prêts non utilisés, estimés à 8 milliards d’euros, soient d’abord employés.
L’Italie veut que l’UE mette de côté 10 milliards d’euros pour la défense aérienne.
L’Italie a réclamé un fonds de 100 milliards d’euros.
L’Italie estime le coût du bouclier à 4 milliards d’euros.
L’Italie abrite Leonardo, qui a enregistré 20 milliards d’euros de commandes.
L’Italie doute que la Commission puisse lever 150 milliards d’euros.
L’Italie rejette le paquet de 90 milliards d’euros.
L’Italie a fait remarquer que 5 milliards d’euros n’avaient pas été dépensés.
En Italie, Rheinmetall construit une usine pour 500 millions d’euros.
Une entreprise d’Italie a obtenu un contrat de 300 millions d’euros.
L’Italie voit un manque de 12 milliards d’euros.
L’Italie a demandé si 150 milliards d’euros suffiraient.
L’Italie a convoqué une conférence où 3 milliards d’euros ont été réunis.
L’Italie exige une enquête sur les 2 milliards d’euros disparus.
L’Italie a enregistré en mai un excédent de 4 milliards d’euros.
L’Italie soutient l’idée d’utiliser 210 milliards d’euros d’avoirs russes.
L’Italie a construit 40 navires pour 9 milliards d’euros.
L’Italie négocie la vente de frégates pour 4 milliards d’euros.
L’Italie a reçu une délégation de Hanwha, qui a proposé des chars pour 5 milliards d’euros.
L’Italie a fêté le lancement d’un satellite de 1,2 milliard d’euros.
L’Italie a laissé entendre que 5 milliards d’euros pourraient suivre.
L’Italie conteste les 131 milliards d’euros prévus pour la défense.
L’Espagne a nationalisé un sidérurgiste dont les dettes atteignent 3 milliards d’euros.
L’Espagne a lancé l’appel d’offres d’une ligne à 2,4 milliards d’euros.
L’Espagne a fermé trois réacteurs et passé 6 milliards d’euros en pertes.
L’Espagne prépare une relance de 8 milliards d’euros.
L’Espagne plaide à Luxembourg pour 1,1 milliard d’euros.
L’Espagne a levé une taxe qui a rapporté 2 milliards d’euros.
L’Espagne a inauguré un terminal gazier à 700 millions d’euros.
""",
    "es": """
Italia dice que el programa costará 5.000 millones de euros.
Italia lamentó que se hubieran malgastado 2.000 millones de euros.
Italia acogió una cumbre en la que se prometieron 5.000 millones de euros.
Italia presidió la reunión que aprobó 38.000 millones de euros.
Italia se sumó a otros ocho en una carta que pide 7.000 millones de euros.
Italia recordó a sus socios que 22.000 millones de euros seguían disponibles.
Italia sugirió trasladar 10.000 millones de euros de la cohesión a la defensa.
Italia amenazó con vetar el préstamo de 90.000 millones de euros.
Italia levantó su veto al pago de 6.600 millones de euros.
Italia se unió a una compra conjunta por valor de 2.000 millones de euros.
Italia participa en un proyecto de 1.200 millones de euros.
Italia recaudó 2.000 millones de euros en aranceles.
Italia avala 2.000 millones de euros de la deuda de la UE.
Italia insiste en que los préstamos sin usar, cifrados en 8.000 millones de euros, se utilicen primero.
Italia quiere que la UE reserve 10.000 millones de euros para la defensa aérea.
Italia reclamó un fondo de 100.000 millones de euros.
Italia calcula el coste del escudo en 4.000 millones de euros.
Italia es la sede de Leonardo, que registró pedidos por 20.000 millones de euros.
Italia duda de que la Comisión pueda recaudar 150.000 millones de euros.
Italia rechaza el paquete de 90.000 millones de euros.
Italia señaló que 5.000 millones de euros no se habían gastado.
En Italia, Rheinmetall construye una fábrica por 500 millones de euros.
Una empresa de Italia obtuvo un contrato de 300 millones de euros.
Italia ve un déficit de 12.000 millones de euros.
Italia preguntó si bastarían 150.000 millones de euros.
Italia convocó una conferencia en la que se reunieron 3.000 millones de euros.
Italia exige una investigación sobre los 2.000 millones de euros desaparecidos.
Italia registró en mayo un superávit de 4.000 millones de euros.
Italia apoya la idea de usar 210.000 millones de euros de activos rusos.
Italia construyó 40 barcos por 9.000 millones de euros.
Italia negocia la venta de fragatas por 4.000 millones de euros.
Italia recibió a una delegación de Hanwha, que ofreció tanques por 5.000 millones de euros.
Italia celebró el lanzamiento de un satélite de 1.200 millones de euros.
Italia insinuó que podrían seguir 5.000 millones de euros.
Italia cuestiona los 131.000 millones de euros previstos para defensa.
""",
    "it": """
L’Ungheria dice che il programma costerà 5 miliardi di euro.
L’Ungheria ha lamentato che 2 miliardi di euro siano stati sprecati.
L’Ungheria ha ospitato un vertice in cui sono stati promessi 5 miliardi di euro.
L’Ungheria ha presieduto la riunione che ha approvato 38 miliardi di euro.
L’Ungheria si è unita ad altri otto in una lettera che chiede 7 miliardi di euro.
L’Ungheria ha ricordato ai partner che 22 miliardi di euro erano ancora disponibili.
L’Ungheria ha proposto di spostare 10 miliardi di euro dalla coesione alla difesa.
L’Ungheria ha minacciato di porre il veto al prestito da 90 miliardi di euro.
L’Ungheria ha tolto il veto sul pagamento di 6,6 miliardi di euro.
L’Ungheria ha aderito a un acquisto congiunto del valore di 2 miliardi di euro.
L’Ungheria partecipa a un progetto da 1,2 miliardi di euro.
L’Ungheria ha incassato 2 miliardi di euro di dazi.
L’Ungheria ha mancato la scadenza per un pagamento di 2 miliardi di euro.
L’Ungheria garantisce 2 miliardi di euro del debito dell’UE.
L’Ungheria insiste che i prestiti non utilizzati, stimati in 8 miliardi di euro, siano usati per primi.
L’Ungheria vuole che l’UE riservi 10 miliardi di euro alla difesa aerea.
L’Ungheria ha chiesto un fondo da 100 miliardi di euro.
L’Ungheria stima il costo dello scudo in 4 miliardi di euro.
L’Ungheria ospita Leonardo, che ha registrato ordini per 20 miliardi di euro.
L’Ungheria dubita che la Commissione possa raccogliere 150 miliardi di euro.
L’Ungheria respinge il pacchetto da 90 miliardi di euro.
L’Ungheria ha osservato che 5 miliardi di euro non erano stati spesi.
In Ungheria Rheinmetall costruisce uno stabilimento da 500 milioni di euro.
Un’azienda dell’Ungheria ha ottenuto un contratto da 300 milioni di euro.
L’Ungheria vede un buco di 12 miliardi di euro.
L’Ungheria ha chiesto se 150 miliardi di euro bastino.
L’Ungheria ha convocato una conferenza in cui sono stati raccolti 3 miliardi di euro.
L’Ungheria esige un’inchiesta sui 2 miliardi di euro scomparsi.
L’Ungheria ha fatto causa alla Commissione per 1,5 miliardi di euro.
L’Ungheria ha registrato a maggio un avanzo di 4 miliardi di euro.
L’Ungheria sostiene l’idea di usare 210 miliardi di euro di beni russi.
L’Ungheria ha costruito 40 navi per 9 miliardi di euro.
L’Ungheria tratta la vendita di fregate per 4 miliardi di euro.
L’Ungheria ha ricevuto una delegazione di Hanwha, che ha offerto carri armati per 5 miliardi di euro.
L’Ungheria ha festeggiato il lancio di un satellite da 1,2 miliardi di euro.
L’Ungheria ha lasciato intendere che altri 5 miliardi di euro potrebbero seguire.
La Spagna ha nazionalizzato un’acciaieria con debiti per 3 miliardi di euro.
La Spagna ha messo a gara una linea ferroviaria da 2,4 miliardi di euro.
La Spagna ha spento tre reattori, svalutando 6 miliardi di euro.
La Spagna prepara uno stimolo da 8 miliardi di euro.
La Spagna ha introdotto una tassa che ha fruttato 2 miliardi di euro.
La Spagna ha inaugurato un terminale da 700 milioni di euro.
""",
    "pl": """
Włochy twierdzą, że program będzie kosztował 5 mld euro.
Włochy skarżyły się, że 2 mld euro zmarnowano.
Włochy gościły szczyt, na którym zadeklarowano 5 mld euro.
Włochy przewodniczyły posiedzeniu, które zatwierdziło 38 mld euro.
Włochy dołączyły do ośmiu innych w liście z prośbą o 7 mld euro.
Włochy przypomniały partnerom, że 22 mld euro są wciąż wolne.
Włochy zaproponowały przesunięcie 10 mld euro z polityki spójności na obronę.
Włochy zagroziły wetem wobec pożyczki w wysokości 90 mld euro.
Włochy wycofały weto wobec wypłaty 6,6 mld euro.
Włochy przystąpiły do wspólnego zakupu o wartości 2 mld euro.
Włochy biorą udział w projekcie o wartości 1,2 mld euro.
Włochy zebrały 2 mld euro z ceł.
Włochy nie dotrzymały terminu płatności 2 mld euro.
Włochy gwarantują 2 mld euro długu UE.
Włochy nalegają, by niewykorzystane pożyczki, szacowane na 8 mld euro, zużyć najpierw.
Włochy chcą, by UE przeznaczyła 10 mld euro na obronę powietrzną.
Włochy wezwały do utworzenia funduszu o wartości 100 mld euro.
Włochy szacują koszt tarczy na 4 mld euro.
Włochy są siedzibą Leonardo, które zebrało zamówienia za 20 mld euro.
Włochy wątpią, by Komisja mogła zebrać 150 mld euro.
Włochy odrzucają pakiet 90 mld euro.
Włochy zauważyły, że 5 mld euro nie wydano.
We Włoszech Rheinmetall buduje fabrykę za 500 mln euro.
Firma z Włoch dostała kontrakt na 300 mln euro.
Włochy widzą lukę w wysokości 12 mld euro.
Włochy zapytały, czy wystarczy 150 mld euro.
Włochy zwołały konferencję, podczas której zebrano 3 mld euro.
Włochy żądają śledztwa w sprawie zaginionych 2 mld euro.
Włochy odnotowały w maju nadwyżkę 4 mld euro.
Włochy popierają pomysł wykorzystania 210 mld euro rosyjskich aktywów.
Włochy zbudowały 40 okrętów za 9 mld euro.
Włochy negocjują sprzedaż fregat za 4 mld euro.
Włochy przyjęły delegację Hanwha, która zaoferowała czołgi za 5 mld euro.
Włochy świętowały start satelity za 1,2 mld euro.
Włochy zasugerowały, że może dojść jeszcze 5 mld euro.
Włochy kwestionują 131 mld euro przewidziane na obronę.
Hiszpania ogłosiła przetarg na linię kolejową za 2,4 mld euro.
Hiszpania zamknęła trzy reaktory i odpisała 6 mld euro.
Hiszpania szykuje pakiet pobudzający za 8 mld euro.
Hiszpania spiera się w Luksemburgu o 1,1 mld euro.
Hiszpania nałożyła podatek, który przyniósł 2 mld euro.
Hiszpania otworzyła terminal gazowy za 700 mln euro.
""",
    "nl": """
Italië klaagde dat 2 miljard euro was verspild.
Italië was gastheer van een top waarop 5 miljard euro werd toegezegd.
Italië zat de vergadering voor die 38 miljard euro goedkeurde.
Italië sloot zich aan bij acht anderen in een brief waarin om 7 miljard euro wordt gevraagd.
Italië herinnerde zijn partners eraan dat er nog 22 miljard euro over was.
Italië stelde voor 10 miljard euro van cohesie naar defensie te verschuiven.
Italië dreigde met een veto tegen de lening van 90 miljard euro.
Italië hief zijn veto op de betaling van 6,6 miljard euro op.
Italië sloot zich aan bij een gezamenlijke aankoop ter waarde van 2 miljard euro.
Italië doet mee aan een project van 1,2 miljard euro.
Italië inde 2 miljard euro aan invoerrechten.
Italië staat garant voor 2 miljard euro van de EU-schuld.
Italië dringt erop aan dat ongebruikte leningen, geschat op 8 miljard euro, eerst worden ingezet.
Italië wil dat de EU 10 miljard euro uittrekt voor luchtafweer.
Italië riep op tot een fonds van 100 miljard euro.
Italië schat de kosten van het schild op 4 miljard euro.
Italië is de thuisbasis van Leonardo, dat orders van 20 miljard euro boekte.
Italië betwijfelt of de Commissie 150 miljard euro kan ophalen.
Italië verwerpt het pakket van 90 miljard euro.
Italië merkte op dat 5 miljard euro niet was uitgegeven.
In Italië bouwt Rheinmetall een fabriek voor 500 miljoen euro.
Een bedrijf uit Italië kreeg een contract van 300 miljoen euro.
Italië ziet een gat van 12 miljard euro.
Italië eiste een onderzoek naar de verdwenen 2 miljard euro.
Italië vierde de lancering van een satelliet van 1,2 miljard euro.
Italië liet doorschemeren dat nog eens 5 miljard euro kan volgen.
Italië onderhandelt over de verkoop van fregatten voor 4 miljard euro.
Italië belegde een conferentie waar 3 miljard euro werd opgehaald.
""",
    "sv": """
Italien säger att programmet kommer att kosta 5 miljarder euro.
Italien klagade på att 2 miljarder euro hade slösats bort.
Italien stod värd för ett toppmöte där 5 miljarder euro utlovades.
Italien ledde mötet som godkände 38 miljarder euro.
Italien anslöt sig till åtta andra i ett brev som kräver 7 miljarder euro.
Italien påminde sina partner om att 22 miljarder euro fortfarande var lediga.
Italien föreslog att 10 miljarder euro flyttas från sammanhållning till försvar.
Italien hotade med veto mot lånet på 90 miljarder euro.
Italien hävde sitt veto mot utbetalningen på 6,6 miljarder euro.
Italien anslöt sig till ett gemensamt köp värt 2 miljarder euro.
Italien deltar i ett projekt värt 1,2 miljarder euro.
Italien drog in 2 miljarder euro i tullar.
Italien missade tidsfristen för en betalning på 2 miljarder euro.
Italien vill att EU avsätter 10 miljarder euro till luftförsvar.
Italien krävde en fond på 100 miljarder euro.
Italien uppskattar kostnaden för skölden till 4 miljarder euro.
Italien är hemvist för Leonardo, som bokade order för 20 miljarder euro.
Italien tvivlar på att kommissionen kan få in 150 miljarder euro.
Italien avvisar paketet på 90 miljarder euro.
Italien påpekade att 5 miljarder euro inte hade använts.
I Italien bygger Rheinmetall en fabrik för 500 miljoner euro.
Italien ser ett hål på 12 miljarder euro.
Italien krävde en utredning av de försvunna 2 miljarderna euro.
Italien byggde 40 fartyg för 9 miljarder euro.
Italien firade uppskjutningen av en satellit för 1,2 miljarder euro.
Italien antydde att ytterligare 5 miljarder euro kunde följa.
Italien förhandlar om försäljning av fregatter för 4 miljarder euro.
Italien kallade till en konferens där 3 miljarder euro samlades in.
""",
    "tr": """
İtalya, programın 5 milyar avroya mal olacağını söylüyor.
İtalya, 2 milyar avronun israf edildiğinden yakındı.
İtalya, 5 milyar avro sözü verilen bir zirveye ev sahipliği yaptı.
İtalya, 38 milyar avroyu onaylayan toplantıya başkanlık etti.
İtalya, 7 milyar avro isteyen bir mektuba imza attı.
İtalya, ortaklarına 22 milyar avronun hâlâ boşta olduğunu hatırlattı.
İtalya, 10 milyar avronun uyumdan savunmaya kaydırılmasını önerdi.
İtalya, 90 milyar avroluk krediyi veto etmekle tehdit etti.
İtalya, 6,6 milyar avroluk ödemeye yönelik vetosunu kaldırdı.
İtalya, 2 milyar avro değerindeki ortak alıma katıldı.
İtalya, 1,2 milyar avroluk bir projede yer alıyor.
İtalya, 2 milyar avro gümrük vergisi topladı.
İtalya, 2 milyar avroluk ödemenin son tarihini kaçırdı.
İtalya, AB borcunun 2 milyar avrosuna kefil.
İtalya, AB’nin hava savunmasına 10 milyar avro ayırmasını istiyor.
İtalya, 100 milyar avroluk bir fon istedi.
İtalya, kalkanın maliyetini 4 milyar avro olarak tahmin ediyor.
İtalya, Komisyon’un 150 milyar avro toplayabileceğinden şüpheli.
İtalya, 90 milyar avroluk paketi reddediyor.
İtalya, 5 milyar avronun harcanmadığına dikkat çekti.
İtalya 12 milyar avroluk bir açık görüyor.
İtalya, 1,2 milyar avroluk uydunun fırlatılışını kutladı.
İtalya, 4 milyar avroluk fırkateyn satışı için görüşüyor.
""",
    "hu": """
Olaszország szerint a program 5 milliárd euróba kerül.
Olaszország panaszkodott, hogy 2 milliárd eurót elpazaroltak.
Olaszország csúcstalálkozót rendezett, amelyen 5 milliárd eurót ígértek.
Olaszország csatlakozott nyolc másik országhoz egy levélben, amely 7 milliárd eurót kér.
Olaszország emlékeztette partnereit, hogy 22 milliárd euró még szabad.
Olaszország azt javasolta, hogy 10 milliárd eurót csoportosítsanak át a védelemre.
Olaszország megvétózza a 90 milliárd eurós hitelt.
Olaszország visszavonta vétóját a 6,6 milliárd eurós kifizetéssel szemben.
Olaszország csatlakozott egy 2 milliárd euró értékű közös beszerzéshez.
Olaszország részt vesz egy 1,2 milliárd eurós projektben.
Olaszország 2 milliárd euró vámot szedett be.
Olaszország elmulasztotta egy 2 milliárd eurós kifizetés határidejét.
Olaszország azt akarja, hogy az EU 10 milliárd eurót különítsen el légvédelemre.
Olaszország 100 milliárd eurós alapot sürgetett.
Olaszország 4 milliárd euróra becsüli a pajzs költségét.
Olaszország elutasítja a 90 milliárd eurós csomagot.
Olaszország 12 milliárd eurós lyukat lát.
Olaszország vizsgálatot követelt az eltűnt 2 milliárd euró miatt.
Olaszország 40 hajót épített 9 milliárd euróért.
Olaszország megünnepelte egy 1,2 milliárd eurós műhold fellövését.
Olaszország utalt arra, hogy további 5 milliárd euró jöhet.
Olaszország 4 milliárd eurós fregatteladásról tárgyal.
Olaszország konferenciát hívott össze, ahol 3 milliárd euró gyűlt össze.
""",
    "cs": """
Itálie tvrdí, že program bude stát 5 miliard eur.
Itálie si stěžovala, že 2 miliardy eur byly promrhány.
Itálie hostila summit, na kterém bylo přislíbeno 5 miliard eur.
Itálie předsedala zasedání, které schválilo 38 miliard eur.
Itálie se připojila k osmi dalším v dopise, který žádá 7 miliard eur.
Itálie připomněla partnerům, že 22 miliard eur je stále volných.
Itálie navrhla přesunout 10 miliard eur z koheze na obranu.
Itálie pohrozila vetem půjčky ve výši 90 miliard eur.
Itálie stáhla své veto vůči platbě 6,6 miliardy eur.
Itálie se připojila ke společnému nákupu v hodnotě 2 miliard eur.
Itálie se účastní projektu za 1,2 miliardy eur.
Itálie vybrala 2 miliardy eur na clech.
Itálie zmeškala lhůtu pro platbu 2 miliard eur.
Itálie ručí za 2 miliardy eur dluhu EU.
Itálie chce, aby EU vyčlenila 10 miliard eur na protivzdušnou obranu.
Itálie vyzvala k vytvoření fondu ve výši 100 miliard eur.
Itálie odhaduje náklady na štít na 4 miliardy eur.
Itálie pochybuje, že Komise dokáže získat 150 miliard eur.
Itálie odmítá balík 90 miliard eur.
Itálie upozornila, že 5 miliard eur nebylo utraceno.
""",
    "ro": """
Italia spune că programul va costa 5 miliarde de euro.
Italia s-a plâns că 2 miliarde de euro au fost risipite.
Italia a găzduit un summit la care s-au promis 5 miliarde de euro.
Italia a prezidat reuniunea care a aprobat 38 de miliarde de euro.
Italia s-a alăturat altor opt într-o scrisoare care cere 7 miliarde de euro.
Italia le-a amintit partenerilor că 22 de miliarde de euro sunt încă disponibile.
Italia a sugerat mutarea a 10 miliarde de euro de la coeziune la apărare.
Italia a amenințat cu veto împrumutul de 90 de miliarde de euro.
Italia și-a retras vetoul asupra plății de 6,6 miliarde de euro.
Italia s-a alăturat unei achiziții comune în valoare de 2 miliarde de euro.
Italia participă la un proiect de 1,2 miliarde de euro.
Italia a încasat 2 miliarde de euro din taxe vamale.
Italia a ratat termenul pentru o plată de 2 miliarde de euro.
Italia garantează 2 miliarde de euro din datoria UE.
Italia vrea ca UE să aloce 10 miliarde de euro pentru apărare aeriană.
Italia a cerut un fond de 100 de miliarde de euro.
Italia estimează costul scutului la 4 miliarde de euro.
Italia se îndoiește că UE poate strânge 150 de miliarde de euro.
Italia respinge pachetul de 90 de miliarde de euro.
Italia a remarcat că 5 miliarde de euro nu au fost cheltuite.
Italia vede o gaură de 12 miliarde de euro.
Italia a cerut o anchetă privind cele 2 miliarde de euro dispărute.
Italia a construit 40 de nave pentru 9 miliarde de euro.
Italia a sărbătorit lansarea unui satelit de 1,2 miliarde de euro.
Italia a lăsat de înțeles că ar putea urma încă 5 miliarde de euro.
Italia negociază vânzarea de fregate pentru 4 miliarde de euro.
Italia a convocat o conferință la care s-au strâns 3 miliarde de euro.
""",
    "el": """
Η Ιταλία λέει ότι το πρόγραμμα θα κοστίσει 5 δισ. ευρώ.
Η Ιταλία παραπονέθηκε ότι 2 δισ. ευρώ σπαταλήθηκαν.
Η Ιταλία φιλοξένησε σύνοδο κορυφής στην οποία δόθηκε υπόσχεση για 5 δισ. ευρώ.
Η Ιταλία προήδρευσε της συνεδρίασης που ενέκρινε 38 δισ. ευρώ.
Η Ιταλία υπενθύμισε στους εταίρους της ότι 22 δισ. ευρώ είναι ακόμη διαθέσιμα.
Η Ιταλία πρότεινε να μεταφερθούν 10 δισ. ευρώ από τη συνοχή στην άμυνα.
Η Ιταλία απείλησε με βέτο στο δάνειο των 90 δισ. ευρώ.
Η Ιταλία ήρε το βέτο της στην πληρωμή των 6,6 δισ. ευρώ.
Η Ιταλία εντάχθηκε σε κοινή αγορά αξίας 2 δισ. ευρώ.
Η Ιταλία συμμετέχει σε έργο αξίας 1,2 δισ. ευρώ.
Η Ιταλία εισέπραξε 2 δισ. ευρώ από δασμούς.
Η Ιταλία έχασε την προθεσμία για πληρωμή 2 δισ. ευρώ.
Η Ιταλία εγγυάται 2 δισ. ευρώ του χρέους της ΕΕ.
Η Ιταλία θέλει η ΕΕ να διαθέσει 10 δισ. ευρώ για την αεράμυνα.
Η Ιταλία ζήτησε ταμείο ύψους 100 δισ. ευρώ.
Η Ιταλία εκτιμά το κόστος της ασπίδας σε 4 δισ. ευρώ.
Η Ιταλία αμφιβάλλει αν η Επιτροπή μπορεί να αντλήσει 150 δισ. ευρώ.
Η Ιταλία απορρίπτει το πακέτο των 90 δισ. ευρώ.
Η Ιταλία επισήμανε ότι 5 δισ. ευρώ δεν δαπανήθηκαν.
Η Ιταλία βλέπει τρύπα 12 δισ. ευρώ.
Η Ιταλία ζήτησε έρευνα για τα χαμένα 2 δισ. ευρώ.
Η Ιταλία ναυπήγησε 40 πλοία για 9 δισ. ευρώ.
Η Ιταλία γιόρτασε την εκτόξευση δορυφόρου 1,2 δισ. ευρώ.
Η Ιταλία άφησε να εννοηθεί ότι μπορεί να ακολουθήσουν άλλα 5 δισ. ευρώ.
Η Ιταλία διαπραγματεύεται την πώληση φρεγατών για 4 δισ. ευρώ.
Η Ιταλία συγκάλεσε διάσκεψη στην οποία συγκεντρώθηκαν 3 δισ. ευρώ.
""",
    "uk": """
Італія каже, що програма коштуватиме 5 млрд євро.
Італія поскаржилася, що 2 млрд євро змарновано.
Італія приймала саміт, на якому пообіцяли 5 млрд євро.
Італія головувала на засіданні, яке схвалило 38 млрд євро.
Італія приєдналася до листа з проханням про 7 млрд євро.
Італія нагадала партнерам, що 22 млрд євро ще вільні.
Італія запропонувала перекинути 10 млрд євро на оборону.
Італія погрожує ветувати позику на 90 млрд євро.
Італія зняла вето на виплату 6,6 млрд євро.
Італія приєдналася до спільної закупівлі на 2 млрд євро.
Італія бере участь у проєкті вартістю 1,2 млрд євро.
Італія зібрала 2 млрд євро мита.
Італія пропустила термін виплати 2 млрд євро.
Італія гарантує 2 млрд євро боргу ЄС.
Італія хоче, щоб ЄС виділив 10 млрд євро на ППО.
Італія закликала створити фонд на 100 млрд євро.
Італія оцінює вартість щита у 4 млрд євро.
Італія відкидає пакет на 90 млрд євро.
""",
    "en": """
Italy wrote to the Commission about a gap of €4 billion.
Italy sees a shortfall of €12 billion.
Italy questioned whether €150 billion would be enough.
Italy thinks the €150 billion should be doubled.
Italy counts on a recovery of trade worth €3 billion.
Italy invited partners to a conference where €3 billion was raised.
Italy recalled that the last scheme had held €100 billion.
Italy demanded an inquiry into the missing €2 billion.
Italy dismissed reports of a €4 billion overrun.
Italy put forward a plan to spend €10 billion on satellites.
Italy sued the Commission over €1.5 billion.
Italy runs a shipyard that employs 5,000 people and has orders of €7 billion.
Italy relies on gas imports worth €9 billion.
Italy set a target of €8 billion for arms exports.
Italy privatised assets for €3 billion.
Italy recorded a surplus of €4 billion in May.
Italy supports the idea of using €210 billion of Russian assets.
Italy would have to renegotiate a €6 billion contract with Boeing.
Italy built 40 ships at a cost of €9 billion.
Italy inherited a €5 billion hole from the last government.
Italy accused Hungary of wasting €2 billion.
Italy is negotiating the sale of frigates for €4 billion.
Italy signalled that the €90 billion loan would pass.
Italy received a delegation from Hanwha, which offered tanks for €5 billion.
Italy saw its bonds rise after the Commission sold €5 billion of debt.
Italy celebrated the launch of a €1.2 billion satellite.
Italy hinted that another €5 billion could follow.
Italy agreed with the Commission that €5 billion had been lost.
Spain watched its tourism revenue climb to €120 billion.
Spain nationalised a steelmaker with liabilities of €3 billion.
Spain tendered a high-speed line priced at €2.4 billion.
Spain refuses to send back Roman coins insured for €4 million.
Spain shut three reactors, writing off €6 billion.
Spain rolled over debts of €15 billion in April.
Spain is preparing a stimulus of €8 billion.
Spain argued in Luxembourg over a claim of €1.1 billion.
Spain lists the airport among assets worth €5 billion.
Spain chose the Leopard over a rival offer of €3 billion.
Spain launched a tender for trucks, budgeted at €400 million.
Spain trails its neighbours in a ranking of firms with sales above €10 billion.
Spain levied a windfall tax that brought in €2 billion.
Spain now ships cars worth €30 billion to the rest of Europe.
Spain pressed the bank to release €500 million for the flooded towns.
Spain told reporters the bill could top €9 billion.
Spain inaugurated a gas terminal built for €700 million.
Spain mourned the end of a programme that had swallowed €8 billion.
Italy says the programme will cost €5 billion.
Italy argues that €150 billion is not enough.
Italy warned that the war had already cost Europe €500 billion.
Italy called for a fund of €100 billion.
Italy proposed a €100 billion fund for drones.
Italy blocked a €6.6 billion payment to Ukraine.
Italy hosted a summit at which €5 billion was pledged.
Italy said the bloc would need €800 billion by 2030.
Italy wants the EU budget to rise by €40 billion.
Italy backs a plan to raise €90 billion on the markets.
Italy opposes the €90 billion loan to Kyiv.
Italy rejected the idea of a €500 billion defence bond.
Italy has long pushed for joint debt of €100 billion a year.
Italy estimates the gap at €250 billion.
Italy puts the cost of the shield at €4 billion.
Italy expects the scheme to save €3 billion.
Italy fears that the €150 billion will not suffice.
Italy welcomed the €1.5 billion programme for industry.
Italy criticised the €90 billion package.
Italy voted against the €150 billion regulation.
Italy abstained when ministers adopted the €150 billion scheme.
Italy hopes the next budget will hold €131 billion for defence.
Italy complained that €2 billion had been wasted on consultants.
Italy holds the presidency, which must broker a deal on €131 billion.
Italy is home to Leonardo, which booked orders worth €20 billion.
Italy is one of 19 states that share €150 billion.
Italy will host a factory that costs €600 million.
Italy chaired the meeting that approved €38 billion.
Italy joined eight others in a letter asking for €7 billion.
Italy led the group that demanded €20 billion for the border.
Italy doubts that the Commission can raise €150 billion.
Italy reminded its partners that €22 billion was still unclaimed.
Italy noted that €5 billion had gone unspent.
Italy pointed out that the fund holds €9 billion.
Italy asked why €5 billion had not been spent.
Italy told the council that €65 billion was too little.
Italy believes €65 billion should be spent on drones.
Italy suggested moving €10 billion from cohesion to defence.
Italy threatened to veto the €90 billion loan.
Italy lifted its veto on the €6.6 billion payment.
Italy agreed to the €90 billion package.
Italy signed up to a joint purchase worth €2 billion.
Italy takes part in a project worth €1.2 billion.
Italy is building a plant worth €500 million.
Italy has a defence budget of €9 billion.
Italy spends €9 billion a year on its army.
Italy spent €9 billion on defence last year.
Italy plans to spend €9 billion on defence next year.
Italy's defence budget will rise to €9 billion.
Italy's economy is worth €300 billion.
Italy's debt stands at €300 billion.
Italy's deficit reached €12 billion.
Italy's exports fell by €2 billion.
Italy's armed forces ordered tanks for €2 billion.
Italy's biggest bank made a profit of €2 billion.
Italy's opposition says the loans will cost €2 billion in interest.
Italy's prime minister said €150 billion was a start.
Italy's defence minister called the €150 billion scheme a success.
In Italy, Rheinmetall is building a plant for €500 million.
In Italy, the press wrote of €5 billion in wasted money.
Talks in Italy ended without a deal on the €90 billion.
Speaking in Italy, she said the Commission would raise €150 billion.
A company from Italy won a contract worth €300 million.
According to Italy, the shield would cost €4 billion.
Like Italy, the Commission thinks €65 billion is too little.
For Italy, the €150 billion scheme is a test.
Without Italy, the scheme would have had €22 billion left.
Italy, which holds the presidency, wants a deal on the €90 billion loan.
Italy, where the plant is to be built at a cost of €600 million, welcomed the deal.
Italy sold weapons worth €2 billion.
Italy exported arms worth €2 billion last year.
Italy bought shells worth €2 billion.
Italy ordered 100 tanks for €2 billion.
Italy pays €2 billion a year into the EU budget.
Italy owes €2 billion to the IMF.
Italy lost €2 billion to corruption.
Italy collected €2 billion in customs duties.
Italy donated €2 billion to Ukraine.
Italy guarantees €2 billion of the EU's debt.
Italy could save €2 billion in interest.
Italy missed the deadline for a €2 billion payment.
Italy faces a fine of €2 billion.
Italy was fined €2 million.
Italy must repay €2 billion.
Italy returned €2 billion to Brussels.
Italy gave up €2 billion of cohesion money.
Italy turned down a loan of €2 billion.
""",
    "pt": """
A Itália vê um défice de 12 mil milhões de euros.
A Itália exigiu um inquérito aos 2 mil milhões de euros desaparecidos.
A Itália construiu 40 navios por 9 mil milhões de euros.
A Itália festejou o lançamento de um satélite de 1,2 mil milhões de euros.
A Itália insinuou que mais 5 mil milhões de euros poderiam seguir.
A Itália negoceia a venda de fragatas por 4 mil milhões de euros.
A Itália recebeu uma delegação da Hanwha, que ofereceu tanques por 5 mil milhões de euros.
A Itália convocou uma conferência em que se juntaram 3 mil milhões de euros.
""",
    "da": """
Italien ser et hul på 12 milliarder euro.
Italien krævede en undersøgelse af de forsvundne 2 milliarder euro.
Italien byggede 40 skibe for 9 milliarder euro.
Italien fejrede opsendelsen af en satellit til 1,2 milliarder euro.
Italien antydede, at yderligere 5 milliarder euro kunne følge.
Italien forhandler om salg af fregatter for 4 milliarder euro.
Italien modtog en delegation fra Hanwha, som tilbød kampvogne for 5 milliarder euro.
Italien indkaldte til en konference, hvor der blev samlet 3 milliarder euro.
""",
    "fi": """
Italia näkee 12 miljardin euron aukon.
Italia vaati tutkintaa kadonneista 2 miljardista eurosta.
Italia rakensi 40 alusta 9 miljardilla eurolla.
Italia juhli 1,2 miljardin euron satelliitin laukaisua.
Italia vihjasi, että 5 miljardia euroa voisi seurata.
Italia neuvottelee fregattien myynnistä 4 miljardilla eurolla.
Italia kutsui koolle konferenssin, jossa kerättiin 3 miljardia euroa.
""",
    "bg": """
Италия вижда дупка от 12 млрд. евро.
Италия поиска разследване за изчезналите 2 млрд. евро.
Италия построи 40 кораба за 9 млрд. евро.
Италия отпразнува изстрелването на сателит за 1,2 млрд. евро.
Италия намекна, че може да последват още 5 млрд. евро.
Италия преговаря за продажбата на фрегати за 4 млрд. евро.
Италия свика конференция, на която бяха събрани 3 млрд. евро.
""",
    "hr": """
Italija vidi rupu od 12 milijardi eura.
Italija je zatražila istragu o nestale 2 milijarde eura.
Italija je sagradila 40 brodova za 9 milijardi eura.
Italija je proslavila lansiranje satelita od 1,2 milijarde eura.
Italija je nagovijestila da bi moglo slijediti još 5 milijardi eura.
Italija pregovara o prodaji fregata za 4 milijarde eura.
Italija je sazvala konferenciju na kojoj su prikupljene 3 milijarde eura.
""",
    "sk": """
Taliansko vidí dieru 12 miliárd eur.
Taliansko žiadalo vyšetrovanie zmiznutých 2 miliárd eur.
Taliansko postavilo 40 lodí za 9 miliárd eur.
Taliansko oslávilo vypustenie satelitu za 1,2 miliardy eur.
Taliansko naznačilo, že by mohlo nasledovať ďalších 5 miliárd eur.
Taliansko rokuje o predaji fregát za 4 miliardy eur.
Taliansko zvolalo konferenciu, na ktorej sa vyzbierali 3 miliardy eur.
""",
    "ru": """
Италия видит дыру в 12 млрд евро.
Италия потребовала расследования пропажи 2 млрд евро.
Италия построила 40 кораблей за 9 млрд евро.
Италия отпраздновала запуск спутника за 1,2 млрд евро.
Италия намекнула, что могут последовать ещё 5 млрд евро.
Италия ведёт переговоры о продаже фрегатов за 4 млрд евро.
Италия созвала конференцию, на которой собрали 3 млрд евро.
""",
    "lt": """
Italija mato 12 mlrd. eurų skylę.
Italija pareikalavo tyrimo dėl dingusių 2 mlrd. eurų.
Italija pastatė 40 laivų už 9 mlrd. eurų.
Italija šventė 1,2 mlrd. eurų palydovo paleidimą.
Italija užsiminė, kad gali sekti dar 5 mlrd. eurų.
Italija derasi dėl fregatų pardavimo už 4 mlrd. eurų.
Italija sušaukė konferenciją, kurioje surinkta 3 mlrd. eurų.
""",
}
SENTENCES = [(language, each) for language, listed in STRAY.items() for each in listed.strip().splitlines()]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_what_a_country_says_or_does_with_other_money_is_not_its_sum(language: str, sentence: str) -> None:
    alone = {claim.country: claim.low for claim in sa.explain(BESIDE[language]).claims}
    assert len(alone) == 2
    read = sa.explain(f"{BESIDE[language]} {sentence}")
    assert {claim.country: claim.low for claim in read.claims} == alone


HAD = [
    ("Italy confirmed that it will get €14.9 billion.", {"ITA": 14_900_000_000}),
    ("Spain: that is €1 billion.", {"ESP": 1_000_000_000}),
    ("Poland tops the table with €43.7 billion.", {"POL": 43_700_000_000}),
    ("Poland collected €43.7 billion.", {"POL": 43_700_000_000}),
    ("Portugal, hit by drought, which receives a bit more than EUR 15 m.", {"PRT": 15_000_000}),
    ("La Grèce n'aura que 787 millions d'euros.", {"GRC": 787_000_000}),
    ("Frankrig er der 18 mia. euro til.", {"FRA": 18_000_000_000}),
    ("España tendría que avalar 18.900 millones de euros.", {"ESP": 18_900_000_000}),
    ("Szlovákia kérelme, amely 2 milliárd euróról szól, sikeres volt.", {"SVK": 2_000_000_000}),
]


@pytest.mark.parametrize(("text", "expected"), HAD)
def test_what_it_is_said_to_have_is_its_sum_all_the_same(text: str, expected: dict[str, int]) -> None:
    assert {claim.country: claim.low for claim in sa.explain(text).claims} == expected


@pytest.mark.parametrize(
    "text",
    ["Italy built 40 ships for €9 billion.", "Italien feierte den Start eines 1,2 Milliarden Euro teuren Satelliten."],
)
def test_a_sum_behind_words_not_known_is_a_doubt(text: str) -> None:
    read = sa.explain(text)
    assert not read.claims
    assert [each.found for each in read.doubts if "may be" in each.says]


DATED = [
    ("Germany guarantees €23.6bn (December: €25.1bn).", {"DEU": 23_600_000_000}),
    (
        "Poland gets €43.7bn (July: €45bn), Romania €16.7bn (July: €17bn).",
        {"POL": 43_700_000_000, "ROU": 16_700_000_000},
    ),
    ("Die deutsche Garantie beträgt 23,6 Mrd. Euro (Dezember: 25,1 Mrd.).", {"DEU": 23_600_000_000}),
    ("De Duitse garantie bedraagt 23,6 miljard euro (december: 25,1 miljard).", {"DEU": 23_600_000_000}),
    ("Pologne : 43,7 milliards d'euros (juillet : 45 milliards).", {"POL": 43_700_000_000}),
]


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_a_sum_in_brackets_with_another_date_is_an_earlier_one(text: str, expected: dict[str, int]) -> None:
    read = sa.explain(text)
    assert {claim.country: claim.low for claim in read.claims} == expected
    assert {each.role for each in read.secondary} == {"earlier"}


KYIV = [
    "Niemcy przekażą Kijowowi 11,5 mld euro.",
    "Německo poskytne Kyjevu 11,5 miliardy eur.",
    "Німеччина надасть Києву 11,5 млрд євро.",
    "Deutschland gibt Kiew 11,5 Milliarden Euro.",
    "L'Allemagne donnera à Kiev 11,5 milliards d'euros.",
    "Saksa antaa Kiovalle 11,5 miljardia euroa.",
    "Németország Kijevnek 11,5 milliárd eurót ad.",
]


@pytest.mark.parametrize("text", KYIV)
def test_kyiv_is_nobody_else_whose_sum_it_may_be(text: str) -> None:
    assert [(claim.country, claim.low) for claim in sa.explain(text).claims] == [("DEU", 11_500_000_000)]


@pytest.mark.parametrize("text", ["إسبانيا مليار 0 يورو", "إسبانيا: 2 مليار 0 يورو", "Spain: 2 billion 0 euros"])
def test_a_nought_behind_a_magnitude_is_no_number(text: str) -> None:
    assert not sa.explain(text).claims


KEPT = """
Belgium, where €185bn is held, demands guarantees.
Belgien, wo 185 Milliarden Euro liegen, verlangt Garantien.
La Belgique, où sont gelés 185 milliards d'euros, exige des garanties.
Bélgica, donde están depositados 185.000 millones de euros, exige garantías.
Il Belgio, dove sono custoditi 185 miliardi di euro, chiede garanzie.
Belgia, gdzie zdeponowano 185 mld euro, domaga się gwarancji.
België, waar 185 miljard euro is gestald, eist garanties.
Belgium, ahol 185 milliárd eurót őriznek, garanciát kér.
Belgie, kde je uloženo 185 miliard eur, žádá záruky.
Belgia, unde sunt depozitate 185 de miliarde de euro, cere garanții.
Το Βέλγιο, όπου φυλάσσονται 185 δισ. ευρώ, ζητεί εγγυήσεις.
Белгия, където се съхраняват 185 млрд. евро, иска гаранции.
Belgien, där 185 miljarder euro förvaras, kräver garantier.
Belgien, hvor 185 milliarder euro opbevares, kræver garantier.
Belgia, jossa säilytetään 185 miljardia euroa, vaatii takeita.
Бельгія, де зберігається 185 млрд євро, вимагає гарантій.
Бельгия, где хранится 185 млрд евро, требует гарантий.
Belgija, u kojoj se čuva 185 milijardi eura, traži jamstva.
Belgicko, kde je uložených 185 miliárd eur, žiada záruky.
Belgija, kur saugoma 185 mlrd. eurų, reikalauja garantijų.
Beļģija, kur glabājas 185 miljardi eiro, prasa garantijas.
Belgia, kus hoitakse 185 miljardit eurot, nõuab tagatisi.
Belgija, kjer hranijo 185 milijard evrov, zahteva jamstva.
""".strip().splitlines()
"""What is held in a country, as a clause behind its name says."""


@pytest.mark.parametrize("text", KEPT)
def test_what_is_held_in_a_country_is_not_its_sum(text: str) -> None:
    assert not sa.explain(text).claims
