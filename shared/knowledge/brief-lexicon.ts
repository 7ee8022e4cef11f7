import type { BriefConcept } from './brief-concepts.ts';

/**
 * The words by which a brief is read: English first, with short lists for German, Spanish, French, Polish and Portuguese.
 * Everyday trade vocabulary (planner's judgement); each pattern is tried on one clause of bounded length.
 */
export interface ConceptRule {
  concept: BriefConcept;
  pattern: RegExp;
}

export const conceptRules: readonly ConceptRule[] = [
  {
    concept: 'city-centre',
    pattern:
      /\b(?:city[- ](?:cent(?:re|er))|town cent(?:re|er)|central(?:ly)? locat\w*|central(?= (?:venue|place|spot|location))|(?:some(?:thing|where)|quite|very|rather|fairly) central|downtown|innenstadt|zentrum|centro|centre[- ]ville|centrum|[sś]r[oó]dmie[sś]ci\w*|near the cent(?:re|er))\b/iu,
  },
  {
    concept: 'near-transit',
    pattern:
      /\b(?:(?:near|close to|walk\w* from) (?:the |a |\p{Lu}[\p{L}-]* )?(?:metro|subway|(?:main |central |train )?station|train|tram|[US]-bahn|public transport|transit|airport)|public transport|(?:haupt)?bahnhof|(?:reach\w*|accessible|arriv\w*|com(?:e|ing)|travel\w*|get(?:ting)? (?:here|there)) (?:\w+ ){0,2}by (?:train|rail|tram|metro|tube|subway|bus|[US]-bahn))/iu,
  },
  {
    concept: 'step-free',
    pattern:
      /\b(?:step[- ]?free|wheel-?chairs?|accessib(?:le|ility)(?! (?:\w+ )?(?:by|via|from)\b)|barrier[- ]free|barrierefrei\w*|disabled access|mobility|rollstuhl\w*|no (?:steps|stairs)|ground floor|can['’]t do stairs|bez schodów|bez barier|sin barreras|accesible|acessível|cadeirantes?|silla de ruedas|fauteuils? roulants?|pmr|dla wózków|wózk\w*)/iu,
  },
  { concept: 'hearing-loop', pattern: /\b(?:hearing|induction|audio)[- ]loops?\b/iu },
  {
    concept: 'captions',
    pattern:
      /\b(?:(?:live )?caption(?:s|ed|ing)?|subtitl(?:es|ed|ing)|CART|subt[ií]tulos|sous-titr\w*|legendas|untertitel\w*|napisy)\b/iu,
  },
  { concept: 'sign-language', pattern: /\b(?:sign[- ]language|ASL|BSL|gebärden\w*|PJM|LSF)\b/u },
  {
    concept: 'sign-language',
    pattern:
      /\bsign[- ]language\b|\bgebärden\w*|\blangue des signes\b|\blengua de señas\b|\blíngua de sinais\b|\b(?:LSQ|LIBRAS)\b/iu,
  },
  {
    concept: 'interpretation',
    pattern:
      /(?<!(?:ASL|BSL|sign[- ]language|\bto an) )\b(?:(?:simultaneous )?interpret(?:ation|ing|ers?)|translat(?:ion|ors?|ed)|bilingual|interpr[eé]tation (?:simultan|en (?!langue))\w*|interpretaci[oó]n|interpretação|dolmetsch\w*|tłumacz\w*(?![^,.;]*migow))\b/iu,
  },
  {
    concept: 'quiet-room',
    pattern: /\b(?:quiet|prayer|calm|sensory|nursing|parent)[- ]?(?:and prayer )?rooms?\b/iu,
  },
  {
    concept: 'vegetarian',
    pattern:
      /\b(?:vegetarians?|veggie|vegetarisch\w*|wegetaria[nń]\w*|vegetarian[oa]s?|végétarien\w*|veg(?!\w))/iu,
  },
  { concept: 'vegan', pattern: /\b(?:vegans?|vegan[oa]s?|wegan\w*|végan\w*)\b/iu },
  { concept: 'halal', pattern: /\bhalal\b/iu },
  { concept: 'kosher', pattern: /\b(?:kosher|koscher)\b/iu },
  {
    concept: 'gluten-free',
    pattern: /\b(?:gluten[- ]?free|coeliacs?|celiacs?|glutenfrei|bezglutenow\w*|sin gluten|sans gluten)\b/iu,
  },
  {
    concept: 'allergens',
    pattern: /\b(?:allerg\w+|nut[- ]free|peanut\w*|no nuts|lactose|dairy[- ]free|anaphyla\w*)\b/iu,
  },
  {
    concept: 'no-alcohol',
    pattern:
      /\b(?:alcohol[- ]free|dry event|non[- ]alcoholic only|soft drinks only|alkoholfrei|bezalkoholow\w*|sin alcohol|sans alcool)\b/iu,
  },
  {
    concept: 'alcohol',
    pattern:
      /\b(?:alcohol|wines?|beers?|cocktails?|champagne|prosecco|sparkling|full bar|open bar|cash bar|bar service|spirits|liquor|sekt|wein|bier|piwo|wino|cerveza|vino|bière)\b/iu,
  },
  {
    concept: 'free-entry',
    pattern:
      /\b(?:(?<!-)free (?:entry|admission|of charge|to attend|event|entrance|tickets?)|entry (?:is )?free|admission (?:is )?free|no (?:entry|admission|ticket|entrance|registration) (?:fee|charge|price)s?|unticketed|eintritt frei|freier eintritt|wst[eę]p wolny|entrada (?:libre|gratuita|gratis)|entr[ée]e (?:libre|gratuite)|free (?:in|for (?:all|everyone|them|members))|(?:it|attendance|participation) is free|it['’]s free|pay what you can|costs? (?:the )?(?:people|participants|them) nothing|eintritt kostet (?:\w+ )?nichts|es gratis|inscrição é gratuita|udział jest bezpłatny)(?!\p{L})/iu,
  },
  {
    concept: 'paid-entry',
    pattern:
      /\b(?:paid (?:tickets?|entry|admission)|tickets? (?:at|for|sold|sales?|price|cost|from)|ticketed|ticket (?:price|income|revenue)|(?:entry|registration|admission|conference) fees?|early[- ]bird|tickets? (?:will be|are|is) (?=[£$€\d])|adults (?=[£$€]\d)|la place est à|teilnahme kostet|(?:entrada|inscripción|inscrição)(?: general)? (?:cuesta|custa))(?!\p{L})/iu,
  },
  {
    concept: 'av',
    pattern:
      /\b(?:AV|A\/V|audio-?visual|projectors?|screens?|microphones?|mics|PA system|sound system|sound and light\w*|lighting|beamer|proyector|projetor|rzutnik\w*|som e projeção|mikes|PA\b|led wall|stage (?:sound|tech\w*))\b/iu,
  },
  {
    concept: 'recording',
    pattern: /\b(?:record(?:ing|ings|ed)|video(?:ed|s| recording)?|filmed|filming|photograph(?:er|y))\b/iu,
  },
  { concept: 'hybrid', pattern: /\bhybrid\w*\b/iu },
  {
    concept: 'streaming',
    pattern:
      /\b(?:live[- ]?stream\w*|stream(?:ed|ing)(?= (?:live|the|all|online|to|of|for)|$)|webcast\w*|broadcast\w*|transmisj\w*|online-übertragung|transmissão em direto|retransmisión en directo|available live (?:to|for|online))(?!\p{L})/iu,
  },
  {
    concept: 'live-online',
    pattern:
      /\b(?:on-?line (?:attendees|participants|audience|viewers|guests|people)|(?:people|attendees|participants|viewers|guests|more) on-?line|virtual(?:ly)?|remote (?:attendees|participants|audience|viewers)|join(?:ing)? (?:remotely|online)|webinar|fully online|online[- ]only)\b/iu,
  },
  {
    concept: 'tracks',
    pattern:
      /\b(?:tracks?|multi-?track|parallel (?:sessions|streams|tracks)|strands)\b|(?<!\p{L})ścież(?:ki|ek|kach)(?!\p{L})/iu,
  },
  {
    concept: 'talks',
    pattern:
      /\b(?:talks?|(?<=\d )sessions|presentations?|lectures?|lightning|vorträge|wykład\w*|prelekcj\w*|charlas?|palestras?)\b/iu,
  },
  {
    concept: 'speakers',
    pattern:
      /(?<!\b(?:PA|sound|audio|stereo|panels?|fishbowl|round-?tables?|per|each|every)\b[^,;]{0,30})(?<![\d.,:-])(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|two dozen|a dozen)\s+(?:(?:invited|confirmed|external|guest|international|local|different|expert)\s+){0,2}(?:speakers|referent(?:en|innen)|vortragende|redner(?:innen)?|ponentes|oradores|palestrantes|orateurs|intervenants|prelegent(?:ów|ek))(?![\p{L}])(?!\s+(?:each|per|a|pro|por|par)\b|\s+(?:and|with) (?:an? |\w+ )?(?:amp|subwoofer|mixer|mic))/iu,
  },
  { concept: 'keynote', pattern: /\b(?:key-?notes?|plenar(?:y|ies)|opening address)\b/iu },
  { concept: 'breakouts', pattern: /\b(?:break-?outs?|parallel rooms|side rooms)\b/iu },
  { concept: 'labs', pattern: /\b(?:hands-on|labs?|practical exercises|coding sessions?)\b/iu },
  { concept: 'panel', pattern: /\b(?:panels?|panel discussions?|round-?tables?|fishbowl)\b(?! of judges)/iu },
  {
    concept: 'expo-booths',
    pattern:
      /\b(?:booths?|exhibit(?:ion|ors?|s)?|expo|trade show|messest[aä]nd\w*|stands? for (?:exhibitors|sponsors|partners))\b/iu,
  },
  { concept: 'poster-session', pattern: /\bposters?(?: session\w*| boards?)?\b/iu },
  {
    concept: 'seated-dinner',
    pattern:
      /\b(?:(?:seated|sit-?down|plated|gala|three[- ]course|four[- ]course|formal) (?:\w+ )?(?:dinner|meal|lunch|banquet)|rounds of \d+|tables of \d+|tables rondes de \d+|mesas redondas de \d+|banquet|galadinner|kolacja|cena de gala|d[iî]ner assis)/iu,
  },
  {
    concept: 'reception',
    pattern:
      /\b(?:receptions?|evening part(?:y|ies)|after-?part(?:y|ies)|part(?:y|ies)|apéro|c[óo]ctel|\p{L}*empfang|welcome drinks|(?<!(?:gala|seated|plated|charity|awards?|benefit|formal|course) )dinner(?= (?:on (?:night|day|the|\p{Lu}\w+day)|for (?:all|every)|in the evening|afterwards))|drinks(?= (?:until|till|from \d|afterwards))|drinks reception)\b/iu,
  },
  {
    concept: 'catering-style',
    pattern:
      /\b(?:pizzas?|buffets?|finger food|canap[eé]s?|food trucks?|street food|barbecue|bbq|sandwich\w*|snacks?|coffee(?: breaks?)?|tea and coffee|breakfasts?|packed lunch(?:es)?|lunch(?:es)?(?: included)?|boxed lunch(?:es)?|catering|food stalls?|cake|obiad|mittagessen|kaffee|\w+buffet|d[ée]jeuner|d[iî]ner fourni|almuerzo|almoço)\b/iu,
  },
  {
    concept: 'curfew',
    pattern:
      /\b(?:curfew|noise limit|(?:must |to |needs? to |has to |have to )?(?:be out|end|finish|close|stop|leave|vacate|be over|be clear|music off|quiet)(?: of the (?:building|venue|room|hall|site|park))? (?:by|before|at the latest|no later than|latest)|music has to stop (?=at)|when the licen[cs]e runs out|needs to be quiet|(?:müssen|muss) wir raus sein|doit être libérée à|shut the music (?=at)|carriages at|no (?:\w+ )?(?:noise|music|sound|amplified \w+) after|music (?:off|ends?|stops?) (?:by|at)|(?:everybody |everyone |all )?out by (?=\d)|(?:quiet|silence) (?:after|from) (?=\d)|ende bis|do godziny)\b/iu,
  },
  {
    concept: 'doors',
    pattern:
      /\b(?:doors?(?: open)?(?: at| from)? (?=\d)|doors at|doors open|einlass|not before \d|earliest access|access from|load-?in from)\b/iu,
  },
  {
    concept: 'outdoor',
    pattern:
      /\b(?:out-?doors?|open[- ]air|in a (?:field|park|meadow|garden)|fields?|marquees?|tents?|garden|rooftop|beach|plein air|al aire libre|im freien|plener\w*)\b/iu,
  },
  { concept: 'camping', pattern: /\b(?:camp(?:ing|site|ers?)|caravans?|tent pitches)\b/iu },
  {
    concept: 'children',
    pattern:
      /\b(?:children(?!['’]s (?:hospital|hospice|charity|home))|child(?:care)?|kids|famil(?:y|ies)(?:[- ]friendly)?|minors|under[- ]?1[0-8]s?|teenagers?|kinder|dzieci|niños|enfants|crianças|pupils)\b/iu,
  },
  {
    concept: 'vip',
    pattern: /\b(?:VIPs?|ministers?|dignitar(?:y|ies)|ambassadors?|head of state|mayor|celebrit\w+)\b/iu,
  },
  {
    concept: 'auction',
    pattern: /\b(?:auctions?|raffle|tombola|auktion|aukcja|subasta|vente aux enchères)\b/iu,
  },
  {
    concept: 'awards',
    pattern:
      /\b(?:awards?|prize[- ]giving|prizes|trophies|honou?r(?:s|ing)?(?= \w+ (?:donors?|winners?)))\b/iu,
  },
  {
    concept: 'band',
    pattern:
      /\b(?:bands?|live music|fiddle music|DJ|orchestr[ae]|musicians?|concerts?|quartet|stages? with (?:bands|music)|zespół|headliners?)\b/iu,
  },
  { concept: 'dancing', pattern: /\b(?:danc(?:e|es|ing)|dance[- ]?floor|baile|tańce|tanz\w*)\b/iu },
  { concept: 'fireworks', pattern: /\b(?:fireworks?|pyrotechnic\w*|feuerwerk|drone show)\b/iu },
  { concept: 'valet', pattern: /\b(?:valet|voiturier)\b/iu },
  { concept: 'parking', pattern: /\b(?:car ?park(?:ing)?|parking|park and ride|parkplätze)\b/iu },
  {
    concept: 'dress-code',
    pattern:
      /\b(?:black tie|white tie|cocktail attire|smart casual|business casual|business attire|dress code|formal dress|lounge suits?|fancy dress|smart dress|highland dress|tenue de soirée|costumes?)\b/iu,
  },
  {
    concept: 'swag',
    pattern:
      /\b(?:swag|t-?shirts?|goodie ?bags?|goody ?bags?|giveaways?|give-aways|brindes|cadeaux|tee-shirts?|gadżet\w*|delegate gifts|bolsas ni regalos|merch(?:andise)?|gift bags?|tote bags?)\b/iu,
  },
  {
    concept: 'procurement-quotes',
    pattern: /\b(?:quotes?|quotations?|procurement|tender(?:s|ing)?|competitive bids?|three bids|RFP)\b/iu,
  },
  {
    concept: 'power',
    pattern: /\b(?:power(?!ed)(?! ?point)(?! users?)|electricity|generators?|UPS|sockets?|strom|prąd)\b/iu,
  },
  {
    concept: 'internet',
    pattern: /\b(?:internet|wi-?fi|wlan|bandwidth|mbit\/?s?|mbps|gbit\/?s?|gbps|connectivity|fibre)\b/iu,
  },
  {
    concept: 'laptops',
    pattern:
      /\b(?:laptops?|own computers?|BYOD|notebooks?|workstations|computadoras|ordenadores|portátiles|ordinateurs)\b/iu,
  },
  {
    concept: 'holds',
    pattern:
      /\b(?:(?:venue |first |second |date )?holds\b(?! (?:up|the|about|\d))|options on (?:the )?(?:venue|date)s?|(?:a|one|two|three|\d+) (?:venue )?holds?)\b/iu,
  },
  {
    concept: 'lent-venue',
    pattern:
      /\b(?:lend(?:s|ing)?|lent|loaned|donated? (?:room|hall|space|venue|office)|(?:room|hall|space|venue|office)s? (?:\w+ ){0,3}(?:donated|free of charge|for free|at no cost|in kind|costs? (?:us )?nothing)|(?<!-)free (?:room|hall|space|venue)|(?:room|hall|venue|space) cost 0|costs? (?:0|nothing|zero)\b|zero cost|in[- ]kind venue|our own (?:office|hall|building|premises|canteen)|borrow(?:ed)?|host(?:s|ed)? (?:us )?(?:for free|free of charge)|no (?:venue|room) (?:hire|rent|cost))\b/iu,
  },
  {
    concept: 'sponsorship',
    pattern: /\b(?:sponsor(?:s|ed|ship|ing)?|patrons?|sponsoren|sponsorzy|patrocinadores)\b/iu,
  },
  {
    concept: 'religious-observance',
    pattern:
      /\b(?:ramadan|eid|iftar|sabbath|shabbat|shabbos|yom kippur|rosh hashan\w*|passover|pesach|sukkot|hanukkah|diwali|holi\b|lent\b(?= (?:season|fast))|good friday|easter|orthodox (?:easter|christmas)|fast(?:s|ing)? (?:during|for)|prayer times?|friday prayers?|observant|religious (?:holidays?|observance)|navratri|vesak)/iu,
  },
  {
    concept: 'weekdays',
    pattern:
      /\b(?:(?:consecutive )?(?:week-?days?|working days?|business days?)|(?:on |over )?(?:a |the |any )?weekends?|(?:on )?(?:a |any )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: or \w+days?)?(?! ?\d| the \d)|midweek|werktags?|wochenende)\b/iu,
  },
  {
    concept: 'networking',
    pattern:
      /\b(?:network(?:ing)(?! (?:equipment|course|engineers))|mingl(?:e|ing)|speed dating|matchmaking|austausch)\b/iu,
  },
  {
    concept: 'session-length',
    pattern:
      /\b(?:talks|sessions|slots|presentations|workshops|lectures|each) (?:of |are |last(?:ing)? |at )?(?:about )?\d{1,3}[- ]?min(?:ute)?s?|\d{1,3}[- ]?min(?:ute)?s? (?:each|per (?:talk|session|slot)|talks?|sessions?|slots?|presentations?)/iu,
  },
  {
    concept: 'lunch-window',
    pattern: /\b(?:lunch|mittag\w*|almuerzo|obiad|déjeuner)\b[^,;]{0,30}?\d{1,2}[:.h]?\d{0,2}/iu,
  },
  {
    concept: 'speaker-window',
    pattern:
      /\b(?:(?:only )?(?:available|free|can (?:only )?(?:speak|come|attend|do)|arrives?|leaves?|must leave|unavailable|nur am)\b[^;]{0,60}(?:day|noon|morning|afternoon|after|before|until|from|\d{1,2}[:.]\d{2}|\d\s?[ap]m|online|remote\w*|monday|tuesday|wednesday|thursday|friday|saturday|sunday))/iu,
  },
  {
    concept: 'buildings',
    pattern:
      /\b(?:buildings(?! by)|multi-?venue|(?:two|three|four|several|2|3|4) (?:venues|sites|halls|campuses)|on foot)\b/iu,
  },
  {
    concept: 'accommodation',
    pattern:
      /\b(?:hotels?(?! (?:ballrooms?|venues?|bars?|conference|meeting))|accommodation|overnight stays?|rooms? (?:block|nights?)|room block|bedrooms|lodging|übernachtung\w*|nocleg\p{L}*|(?:single|private|double|individual) rooms|chambres individuelles|alojamiento)(?!\p{L})/iu,
  },
  {
    concept: 'transport',
    pattern:
      /\b(?:shuttles?|coach(?:es)?(?= (?:from|to|transfer|hire))|buses|transfers?|(?<!public )transport(?:ation)?)\b/iu,
  },
  {
    concept: 'security',
    pattern:
      /\b(?:security(?! (?:training|awareness|course|workshop|conference|summit|meetup))|stewards?|bag (?:check|search)\w*|guards?|ochrona|police)\b/iu,
  },
  {
    concept: 'insurance',
    pattern: /\b(?:insurance(?! (?:brokers?|compan\w+|industry|sector|people))|insured|liability cover)\b/iu,
  },
  {
    concept: 'permits',
    pattern: /\b(?:permits?|licen[cs]es?|permission|genehmigung\w*|zezwoleni\w*|zgod[ay])\b/iu,
  },
  {
    concept: 'sustainability',
    pattern:
      /\b(?:sustainab\w+|carbon|zero waste|no (?:single-use )?plastics?|plastic-free|recycl\w+|low[- ]waste|green event|climate|compost\w*|reusable cups|zéro plastique|sin desechables|so wenig (?:müll )?wie möglich|local products|produits locaux|(?:(?:as )?little|less|minimal|minimi[sz]e|reduce|avoid(?:ing)?|without|n[o']t\b[^,;]{0,30}) (?:[a-z]+ ){0,3}waste)\b/iu,
  },
  {
    concept: 'confidentiality',
    pattern: /\b(?:NDAs?|confidential\w*|embargo\w*|no press|no photos|chatham house)\b/iu,
  },
  {
    concept: 'lead-time',
    pattern:
      /\b(?:(?:tight|short) (?:timeline|notice|lead time)|(?:one|two|\d+) (?:day|week)'?s?'? notice|lead time|at short notice|last[- ]minute)\b/iu,
  },
  { concept: 'satisfaction-target', pattern: /\b(?:NPS|net promoter|satisfaction)\b/iu },
];

/** Before a word: it is not wanted. After a word: likewise. Both are tried close to the hit. */
export const negationBefore =
  /(?<!\p{L})(?:no|not|(?:do|does|did|wo|ca)n['’]?t|nobody|without|never|avoid|excluding|zero|kein(?:e|en|er)?|ohne|sin|sans|bez|sem|nie|pas d[e'’]|ni|nada de|tampoco|não)\s*(?:(?<=['’])|\s)(?:(?:queremos|quiere|haverá|hace falta|want|wants|need|needs|like|plan|require|serve|offer|use|doing|having|running|offering|planning|serving)\s+(?:to (?:have|see|use|serve|offer|give(?: out| away)?|hand out)\s+)?)?(?:need (?:for|of)\s+|any\s+|more\s+|another\s+|(?:big|large|main|formal|extra|hotel|special|separate|fancy)\s+|(?:a|an|the|de|des|du|un|una|um|uma)\s+|(?!than\b|exceed\b|available\b)\w+\s+or\s+|\w+\s+(?:and|or)\s+)?$/iu;
export const negationAfter =
  /^\s*(?:(?:is |are |will be |ist |sind )?(?:not (?:needed|required|wanted|necessary|allowed|permitted|possible|served|planned|foreseen|part of)|outside the scope|out of scope|unnecessary|forbidden|prohibited|nicht (?:nötig|erlaubt|vorgesehen|geplant)|is out)|(?:shall|must|may|can|will) ?not be (?:served|provided|offered|permitted|allowed|used)|verzichten|(?:every(?:body|one) )(?:organi[sz]es|books|arranges)|:\s*(?:none|no|nein)|(?:też )?nie (?:jest potrzebn|są potrzebn|organizuj|podaj|planuj)\p{L}*)(?!\p{L})/iu;

export const modalityWords = {
  assumption:
    /\b(?:assum\w+|hopefully|expect(?:ed|ing)? to|probably|likely|may(?= (?:be|lend|also|have|join|come|need|still|not|want|offer|help|give|host|provide|become|attend)\b)|might|perhaps|possibly|not (?:yet )?(?:signed|confirmed|agreed)|unconfirmed|tbc|to be confirmed|unsigned|vermutlich|supongo|prawdopodobnie)\b/iu,
  should:
    /\b(?:should|prefer\w*|ideal(?:ly)?|nice[- ]to[- ]have|would (?:be nice|like|love)|if possible|where possible|optional(?:ly)?|bonus|wish|möglichst|gerne|idealerweise|si possible|si es posible|najlepiej|w miarę możliwości)\b/iu,
} as const;

export const eventTypeWords = [
  {
    type: 'gala',
    pattern:
      /\b(?:gala|fund-?raising (?:dinner|evening|ball)|charity (?:dinner|ball|auction|evening)|awards? (?:dinner|night|evening|ceremony)|banquet|ball|benefit dinner|galadinner|bal|dinner in aid of|dîner de charité|\p{Lu}\p{L}+ Awards)\b/iu,
  },
  {
    type: 'festival',
    pattern:
      /\b(?:festivals?|street party|open[- ]air (?:concert|event)|fête|fest|fun ?fair|carnival|village fair|county fair|stadtfest|jarmark|fiesta)\b/iu,
  },
  {
    type: 'workshop',
    pattern:
      /\b(?:workshops?|trainings?|bootcamps?|boot camps?|hands-on (?:course|training)|masterclass|seminars?|courses?|hackathons?|schulung|szkolenie|warsztaty?|taller|atelier|oficina|formation|formación)\b/iu,
  },
  {
    type: 'conference',
    pattern:
      /\b(?:conferences?|congress\w*|summits?|symposi(?:um|a)|conventions?|(?:sales |annual |company )?kick-?off(?! meeting)|forum|konferenz|tagung|kongress|konferencja|conferencia|congreso|conférence|conferência|foro|fórum|annual (?:general )?meeting|expo|trade fair|barcamp|unconference|days?(?= conf))\b/iu,
  },
  {
    type: 'meetup',
    pattern:
      /\b(?:meet-?ups?|user group|evening (?:of )?talks?|talks? evening|socials?|get-together|stammtisch|spotkanie|book club|networking (?:evening|drinks|breakfast)|community evening|encuentro|encontro|rencontre)\b/iu,
  },
  {
    type: 'other',
    pattern:
      /\b(?:wedding|birthday|retreat|offsite|off-site|away ?day|product launch|launch (?:party|event|of (?:our|the|a) )|séminaire d['’]équipe|press conference|exhibition|open day|open house|ceremony|party|team[- ](?:building|day|event|outing)|reunion|funeral|memorial|town ?hall|reception|tournament|marathon|hochzeit|wesele|boda|mariage|field day|(?:press |media )?briefing|quiz|sommerfest|summer party)\b/iu,
  },
] as const;

export const audienceNouns =
  '(?:people|persons?|attendees|guests|participants|delegates|visitors|pax|heads|attending|members|students|developers|engineers|employees|colleagues|staff members|teachers|singers|journalists|managers|scientists|nurses|doctors|farmers|customers|clients|mitarbeite\\w+|besucher\\w*|mitglieder\\w*|pracownik\\w*|salariés|empleados|funcionários|officers|researchers|women|men|fans|festival-?goers|residents|professionals|alumni|volunteers|donors attending|seats|in[- ]person|on-?site|personen|teilnehm\\w*|convives|gäste|leute|osób|osoby|uczestnik\\w*|gości|personas|asistentes|participantes|pessoas|convidados|personnes|invités|participants)';

export const ownerRole =
  /\b(?:owner|organi[sz]er|host|event (?:lead|manager|director)|project (?:lead|manager|owner)|lead planner|in charge|responsible|accountable|veranstalter\w*|organizator\w*|verantwortlich\w*|organizador\w*|organisat(?:eur|rice)|responsable|responsável)\b/iu;

/** Month names in other languages (folded), to the English short form that the date reader knows. */
export const foreignMonths: Readonly<Record<string, string>> = {
  januar: 'Jan',
  janner: 'Jan',
  februar: 'Feb',
  marz: 'Mar',
  mai: 'May',
  juni: 'Jun',
  juli: 'Jul',
  oktober: 'Oct',
  dezember: 'Dec',
  enero: 'Jan',
  febrero: 'Feb',
  marzo: 'Mar',
  abril: 'Apr',
  mayo: 'May',
  junio: 'Jun',
  julio: 'Jul',
  agosto: 'Aug',
  septiembre: 'Sep',
  octubre: 'Oct',
  noviembre: 'Nov',
  diciembre: 'Dec',
  janvier: 'Jan',
  fevrier: 'Feb',
  mars: 'Mar',
  avril: 'Apr',
  juin: 'Jun',
  juillet: 'Jul',
  aout: 'Aug',
  septembre: 'Sep',
  octobre: 'Oct',
  novembre: 'Nov',
  decembre: 'Dec',
  stycznia: 'Jan',
  lutego: 'Feb',
  marca: 'Mar',
  kwietnia: 'Apr',
  maja: 'May',
  czerwca: 'Jun',
  lipca: 'Jul',
  sierpnia: 'Aug',
  wrzesnia: 'Sep',
  pazdziernika: 'Oct',
  listopada: 'Nov',
  grudnia: 'Dec',
  janeiro: 'Jan',
  fevereiro: 'Feb',
  marco: 'Mar',
  maio: 'May',
  junho: 'Jun',
  julho: 'Jul',
  setembro: 'Sep',
  outubro: 'Oct',
  novembro: 'Nov',
  dezembro: 'Dec',
};
