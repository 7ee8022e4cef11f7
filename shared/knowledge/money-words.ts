import { currencyCodes } from './places.ts';

/**
 * Marks that stand before or after an amount, to the currencies they may mean. One currency: certain. Several: the country of the
 * event decides. Signs after the CLDR currency symbols and everyday usage.
 */
export const currencySymbols: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [...currencyCodes].filter((code) => code !== 'ALL' && code !== 'CUP').map((code) => [code, [code]]),
  ),
  $: [
    'USD',
    'CAD',
    'AUD',
    'NZD',
    'SGD',
    'HKD',
    'MXN',
    'ARS',
    'CLP',
    'COP',
    'UYU',
    'JMD',
    'TTD',
    'BSD',
    'BBD',
    'BZD',
    'FJD',
    'NAD',
    'TWD',
  ],
  US$: ['USD'],
  U$S: ['USD'],
  USD$: ['USD'],
  C$: ['CAD'],
  CA$: ['CAD'],
  CAD$: ['CAD'],
  CDN$: ['CAD'],
  A$: ['AUD'],
  AU$: ['AUD'],
  AUD$: ['AUD'],
  NZ$: ['NZD'],
  S$: ['SGD'],
  SG$: ['SGD'],
  HK$: ['HKD'],
  NT$: ['TWD'],
  MX$: ['MXN'],
  R$: ['BRL'],
  J$: ['JMD'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  円: ['JPY'],
  元: ['CNY'],
  RMB: ['CNY'],
  '₹': ['INR'],
  Rs: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  zł: ['PLN'],
  Kč: ['CZK'],
  Ft: ['HUF'],
  lei: ['RON'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  'kr.': ['DKK', 'NOK', 'SEK', 'ISK'],
  SFr: ['CHF'],
  'Fr.': ['CHF'],
  '₺': ['TRY'],
  TL: ['TRY'],
  '₪': ['ILS'],
  NIS: ['ILS'],
  '₩': ['KRW'],
  '₦': ['NGN'],
  '₴': ['UAH'],
  '₽': ['RUB'],
  '฿': ['THB'],
  '₫': ['VND'],
  '₱': ['PHP'],
  '₡': ['CRC'],
  'GH₵': ['GHS'],
  '₵': ['GHS'],
  '₸': ['KZT'],
  '₾': ['GEL'],
  R: ['ZAR'],
  RM: ['MYR'],
  'S/': ['PEN'],
  'S/.': ['PEN'],
  Rp: ['IDR'],
  KSh: ['KES'],
  Ksh: ['KES'],
  TSh: ['TZS'],
  USh: ['UGX'],
  Dhs: ['AED'],
  Dh: ['AED', 'MAD'],
  SR: ['SAR'],
  QR: ['QAR'],
  FCFA: ['XOF', 'XAF'],
  CFA: ['XOF', 'XAF'],
};

/** Codes that people also write in lower case; other codes count only as written, since "all", "try" and "mad" are words. */
export const lowerCaseCodes: ReadonlySet<string> = new Set(
  'eur usd gbp chf pln cad aud nzd czk huf sek nok dkk jpy inr zar kes brl mxn aed sgd'.split(' '),
);

const dollars = currencySymbols['$'] ?? [];

/** Spelled names, lower case. */
export const currencyNames: Readonly<Record<string, readonly string[]>> = {
  dollars: dollars,
  dollar: dollars,
  bucks: dollars,
  'us dollars': ['USD'],
  'u.s. dollars': ['USD'],
  'canadian dollars': ['CAD'],
  'australian dollars': ['AUD'],
  'new zealand dollars': ['NZD'],
  'singapore dollars': ['SGD'],
  euros: ['EUR'],
  euro: ['EUR'],
  pounds: ['GBP', 'EGP'],
  pound: ['GBP', 'EGP'],
  'pounds sterling': ['GBP'],
  quid: ['GBP'],
  zloty: ['PLN'],
  złotych: ['PLN'],
  złote: ['PLN'],
  zlotych: ['PLN'],
  zlotys: ['PLN'],
  'swiss francs': ['CHF'],
  franken: ['CHF'],
  francs: ['CHF', 'XOF', 'XAF'],
  yen: ['JPY'],
  yuan: ['CNY'],
  rupees: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  rand: ['ZAR'],
  reais: ['BRL'],
  reals: ['BRL'],
  naira: ['NGN'],
  cedis: ['GHS'],
  pesos: ['MXN', 'ARS', 'CLP', 'COP', 'UYU', 'PHP', 'DOP', 'CUP'],
  'philippine pesos': ['PHP'],
  dirhams: ['AED', 'MAD'],
  riyals: ['SAR', 'QAR'],
  shekels: ['ILS'],
  lira: ['TRY'],
  won: ['KRW'],
  baht: ['THB'],
  ringgit: ['MYR'],
  rupiah: ['IDR'],
  forint: ['HUF'],
  korun: ['CZK'],
  crowns: ['CZK', 'SEK', 'NOK', 'DKK'],
  kronor: ['SEK'],
  kroner: ['NOK', 'DKK'],
  shillings: ['KES', 'TZS', 'UGX'],
  'kenyan shillings': ['KES'],
  dinars: ['KWD', 'BHD', 'JOD', 'TND', 'DZD', 'RSD', 'IQD', 'LYD'],
};

/** Words after a number that scale it. "mil" and "tys." are thousands (Portuguese, Spanish, Polish), "lakh" 10^5, "crore" 10^7. */
export const multipliers: Readonly<Record<string, bigint>> = {
  k: 1_000n,
  thousand: 1_000n,
  grand: 1_000n,
  mil: 1_000n,
  tys: 1_000n,
  'tys.': 1_000n,
  tsd: 1_000n,
  tausend: 1_000n,
  mille: 1_000n,
  lakh: 100_000n,
  lakhs: 100_000n,
  crore: 10_000_000n,
  crores: 10_000_000n,
  cr: 10_000_000n,
  m: 1_000_000n,
  mn: 1_000_000n,
  mm: 1_000_000n,
  million: 1_000_000n,
  millions: 1_000_000n,
  mio: 1_000_000n,
  mln: 1_000_000n,
  'mln.': 1_000_000n,
  millionen: 1_000_000n,
  millones: 1_000_000n,
  milhões: 1_000_000n,
  milhoes: 1_000_000n,
  bn: 1_000_000_000n,
  billion: 1_000_000_000n,
};

/** Head words that say what an amount is for, tried in this order against the words around it. */
export const moneyRoles = [
  {
    role: 'threshold',
    pattern:
      /\b(?:quotes?|quotations?|tenders?|procurement|bids?|anything (?:above|over)|purchases? (?:above|over))\b/iu,
  },
  {
    role: 'deposit',
    pattern: /\b(?:deposit|advance payment|anzahlung|fine|penalty|insurance (?:sum|cover)|liability)\b/iu,
  },
  {
    role: 'per-head',
    pattern:
      /\b(?:per (?:head|person|guest|attendee|delegate|participant|cover|capita|student)|p\.?p\.?(?![\p{L}])|a head|each (?:guest|person)|pro (?:kopf|person)|par personne|por persona|por pessoa|na osob[eę]|od osoby)/iu,
  },
  {
    role: 'sponsorship',
    pattern: /\b(?:sponsors?|sponsorship|sponsoring|grants?|donation from|patrocinio|patroc[ií]nio)\b/iu,
  },
  {
    role: 'ticket',
    pattern:
      /\b(?:tickets?|entry fee|entrance fee|admission|registration fee|conference fee|early[- ]bird|bilety?|eintritt|entradas?|ingressos?|billets?)\b/iu,
  },
  {
    role: 'income',
    pattern:
      /\b(?:raise|raising|raised|fund-?rais\w*|proceeds|revenue|income|donations?|earn|profit|surplus|target of pledges|pledges?|collect|for charity)\b/iu,
  },
  {
    role: 'venue',
    pattern: /\b(?:venue|hall|room|hire|rent|rental|ballroom|saal|raummiete|miete|sala|lokal|salle)\b/iu,
  },
  {
    role: 'category',
    pattern:
      /\b(?:catering|food|drinks?|speakers?|travel|marketing|av|production|decor|security|photograph\w*|music|band|prizes?|honorari\w*|swag|contingency)\b/iu,
  },
  {
    role: 'budget',
    pattern:
      /\b(?:budget\w*|total|overall|altogether|all[- ]in|spend(?:ing)?|cost(?:s|ing)?|not (?:to )?exceed|cap(?:ped)?|ceiling|limit|presupuesto|or[cç]amento|bud[zż]et\w*|kosten|gesamt\w*|we have|we['’]ve got|we['’]ve set aside|tenemos|contamos con|budget haben|available|can afford|funds?|funded)\b/iu,
  },
] as const;

export type MoneyRole = (typeof moneyRoles)[number]['role'] | 'none';

export const taxWords = {
  included:
    /\b(?:incl(?:\.|uding|usive(?: of)?|udes)?\s*(?:of\s+)?(?:all\s+)?(?:VAT|GST|HST|tax(?:es)?|MwSt|USt|IVA|TVA)|inkl\.?\s*(?:MwSt|USt)|brutto|gross|TTC|z VAT|(?:IVA|IGV) inclu[ií]do|inclu(?:ido|yendo) (?:el )?(?:IVA|IGV)|com (?:impostos|IVA)|taxes? (?:comprises|incluses)|tax[- ]inclusive|VAT[- ]included|with the VAT in|con IVA)\b/iu,
  excluded:
    /\b(?:net|netto|ex(?:cl(?:\.|uding|usive(?: of)?)?)?\.?\s*(?:VAT|GST|HST|tax(?:es)?|MwSt|USt|IVA|TVA)|plus\s+(?:VAT|GST|HST|tax(?:es)?|IVA)|before\s+(?:VAT|tax(?:es)?)|zzgl\.?\s*(?:MwSt|USt)|(?:exkl|ohne)\.?\s*MwSt|hors taxes?|avant taxes?|HT|m[aá]s IVA|tax[- ]exclusive|without (?:VAT|tax)|bez VAT|excl\.? BTW|IVA no incluido|mais IVA)\b|\+\s?(?:VAT|GST|HST|tax|IVA)\b/iu,
} as const;

export const limitWords = {
  cap: /\b(?:not (?:to )?exceed|must not exceed|no more than|not (?:above|over|more than)|at most|max(?:imum|imal|\.)?|cap(?:ped)?|up to|ceiling|limit(?:ed)?|within|under|hard|h[oö]chstens|nicht mehr als|m[aá]ximo|maksymalnie|do not go over|absolute|fixed)\b/iu,
  indicative:
    /\b(?:indicative|about|around|roughly|approx(?:imately|\.)?|circa|ca\.|ballpark|ungef[aä]hr|environ|unos|cerca de|oko[lł]o|tbc|estimated?|in the region of|say)\b|~|\+\/-|±/iu,
} as const;

/** "No fixed budget", in words. */
export const indicativeOnlyWords =
  /\bindicative(?:\s+only)?\b|\bno (?:fixed |set )?budget\b|\bestimates? only\b|\bnot (?:yet )?(?:known|fixed|decided)\b/iu;
