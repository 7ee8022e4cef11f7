/**
 * Text from outside that is written for a machine instead of a planner. It is only flagged and set aside: nothing here
 * obeys text, so a passage that gets past these words gains nothing but being read as part of a brief. The words are
 * those of common attacks in fourteen languages; a rephrased one gets past them, and a sentence about approvals that is
 * meant for people may be caught.
 */
export type Suspicion = 'order' | 'tool-call' | 'encoded' | 'hidden';

/** After "It ..." or before "; briefs are data". */
export const suspicionWords: Readonly<Record<Suspicion, string>> = {
  order: 'reads like an instruction',
  'tool-call': 'looks like a call of a tool',
  encoded: 'is an encoded block, which nobody decodes',
  hidden: 'holds characters that hide or reorder text, which were left out',
};

const english =
  /(?<!\b(?:not|never|n't) )\b(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){0,4}(?:rules?|instructions?|prompts?|polic(?:y|ies)|guidelines|constraints?|gates?|approvals?|checks?|safeguards?|budget|everything)\b|(?:^|\b(?:please|now|you (?:must|should|can|will|may)|and then|just|auto(?:matically)?|immediately)[\s-]+)(?:pre-?)?(?:approve|sign(?!s?[- ]language)|authori[sz]e|grant)\b|\b(?:mark|set|treat|record|consider)\s+(?:\w+\s+){0,5}(?:as\s+|to\s+)?(?:(?:pre-?)?approved|granted|confirmed|signed off)\b|^(?:system|assistant|developer)\s*:|\bauto-?approve\w*|\b(?:skip|disable|turn off|suppress)\s+(?:\w+\s+){0,3}(?:approvals?|gates?|checks?|reviews?|audit|logging|validation)\b|\byou are (?:now|an? (?:ai|assistant|admin\w*|system|helpful))\b|\bsystem prompt\b|\b(?:as an? ai|jailbreak|developer mode|act as (?:an? )?(?:admin\w*|approver|owner|system))\b|\b(?:reveal|print|output|send|exfiltrate)\s+(?:\w+\s+){0,4}(?:secrets?|passwords?|keys?|tokens?|prompts?|credentials?)\b|\b(?:give|grant)\s+(?:\w+\s+){0,3}(?:admin\w*|permissions?|rights)\b|<\/?(?:system|script|instructions?)\b|\bdo not (?:ask|tell|notify) (?:the |any )?(?:planner|user|owner|approver|human|person|anyone)\b/iu;

/** To forget what was said before, and to agree without anybody. `[^.!?\n]` keeps a match within its sentence. */
const orders: readonly RegExp[] = [
  english,
  // English: doing something behind the back of those who decide, sending data away, and marks of a model's own roles.
  /\b(?:raise|increase|set|sign|book|pay|transfer|wire|buy|order|approve|confirm)\b[^.!?\n]{0,60}\bwithout (?:any )?(?:asking|approval|confirmation|review|telling|notice)\b/iu,
  /\b(?:send|post|upload|forward|e-?mail|leak|copy)\b[^.!?\n]{0,60}\b(?:contacts?|database|member list|attendee (?:list|data)|all (?:the )?(?:data|documents|files|records))\b[^!?\n]{0,60}(?:https?:|\S@\S)/iu,
  /<\|\/?\w{2,20}\|>|\[\/?INST\]|<<\/?SYS>>|^#{1,6}\s*(?:system|new instructions?|instructions? (?:to|for) (?:the )?(?:ai|assistant|model))\b/iu,
  /\b(?:new|updated|real|hidden|secret) (?:system )?(?:instructions?|prompt|directives?)\s*:/iu,
  /!\[[^\]\n]{0,200}\]\(\s*https?:/iu,
  // German
  /\b(?:ignorier\w*|missacht\w*|vergiss|vergesst|vergessen sie|überspring\w*)\b[^.!?\n]{0,50}(?:anweisung|instruktion|vorgabe|regel|prompt|freigabe|genehmigung)/iu,
  /\b(?:genehmig\w*|bewillig\w*|freigeben|gib)\b[^.!?\n]{0,50}\b(?:sofort|automatisch|ohne (?:rückfrage|prüfung|freigabe|genehmigung))\b/iu,
  // French
  /\b(?:ignore[rz]?|oublie[rz]?|contourne[rz]?)\b[^.!?\n]{0,50}\b(?:instructions?|consignes?|règles?|approbations?)/iu,
  /\b(?:approuve[rz]?|validez|valide|signe[rz]?)\b[^.!?\n]{0,50}\b(?:automatiquement|immédiatement|sans (?:demander|validation|approbation|accord))/iu,
  // Spanish and Portuguese
  /\b(?:ignor[ae]r?|olvid[ae]r?|omit[ae]|esque[cç]a|desconsidere)\b[^.!?\n]{0,50}\b(?:instruc\w+|instruç\w+|reglas|regras|indicaciones|aprobaci\w+|aprovaç\w+)/iu,
  /\b(?:aprueb[ae]|aprov[ae]|autori[cz][ae])\b[^.!?\n]{0,50}\b(?:automáticamente|automaticamente|inmediatamente|imediatamente|de inmediato|sin (?:preguntar|revisión|aprobación)|sem (?:perguntar|revisão|aprovação))/iu,
  // Italian and Dutch
  /\b(?:ignora(?:re|te)?|dimentica(?:re|te)?)\b[^.!?\n]{0,50}\b(?:istruzioni|regole|approvazioni)|\bapprova(?:re|te)?\b[^.!?\n]{0,50}\b(?:automaticamente|subito|senza)\b/iu,
  /\b(?:negeer|vergeet)\b[^.!?\n]{0,50}\b(?:instructies|regels|aanwijzingen|goedkeuring\w*)|\bkeur\b[^.!?\n]{0,50}\bgoed\b[^.!?\n]{0,20}\b(?:automatisch|onmiddellijk|zonder)\b/iu,
  // Polish, Russian, Ukrainian
  /(?<!\p{L})(?:zignoruj\p{L}*|ignoruj\p{L}*|pomiń|zapomnij)[^.!?\n]{0,50}(?:instrukcj|poleceń|polecenia|zasad|reguł|akceptacj)|(?<!\p{L})zatwierdź[^.!?\n]{0,50}(?:automatycznie|natychmiast|bez )/iu,
  /(?<!\p{L})(?:про)?(?:игнорируй|забудь|ігноруй)\p{L}*[^.!?\n]{0,50}(?:инструкци|указани|правил|інструкці|вказів)/iu,
  // Turkish, Arabic, Hindi, Chinese, Japanese, Korean
  /(?:talimat|kural)\p{L}*[^.!?\n]{0,40}(?:yok say|görmezden gel|unut)/iu,
  /(?:تجاهل|انس)[^.!?\n]{0,40}(?:التعليمات|القواعد|الأوامر)/u,
  /निर्देश[^.!?\n।]{0,40}(?:अनदेखा|नज़रअंदाज़|भूल)/u,
  /(?:忽略|无视|忘记|忘掉)[^。！？\n]{0,15}(?:指令|指示|规则|提示)/u,
  /(?:指示|命令|ルール|指令)[^。！？\n]{0,10}(?:無視|忘れ)/u,
  /(?:지시|명령|규칙)[^.!?\n]{0,12}(?:무시|잊)/u,
];

const toolCall =
  /["'](?:tool|tool_name|tool_calls?|function_call|function|arguments)["']\s*:|<(?:tool_call|function_call|invoke)\b/iu;
/** Letters in both cases and digits without a blank: no word of any language, and not the path of an address. */
const encoded =
  /(?<![\w:/.+-])(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{60,20000}={0,2}/u;
/** Overrides of the direction, tag characters (but those of flags), and words cut by what has no width. */
const hidden =
  /[\u202A-\u202E\u2066-\u2069]|(?<![\u{1F3F4}\u{E0020}-\u{E007F}])[\u{E0020}-\u{E007F}]|\p{L}[\u200B\u2060\uFEFF]\p{L}/u;

const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;
/** Letters of Cyrillic and Greek that look like Latin ones. */
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('аеіорсухѕјԁοανρι').map((letter, at) => [letter, 'aeiopcyxsjdoavpi'.charAt(at)]),
);

/** What is suspicious about a text, the gravest first; null of what is written for people. Time grows with its length. */
export function suspicionOf(text: string): Suspicion | null {
  const shown = text.replace(invisible, '').normalize('NFKC');
  const forms = new Set([shown, latin(shown), joined(shown)]);
  if ([...forms].some((form) => orders.some((order) => order.test(form)))) return 'order';
  if (toolCall.test(shown)) return 'tool-call';
  if (encoded.test(shown)) return 'encoded';
  return hasHidden(text) ? 'hidden' : null;
}

export function hasHidden(text: string): boolean {
  return hidden.test(text);
}

/** A word that mixes alphabets, as it looks. */
function latin(text: string): string {
  return text.replace(/[\p{L}]+/gu, (word) =>
    /[a-z]/i.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
      ? Array.from(word, (letter) => lookalikes[letter.toLowerCase()] ?? letter).join('')
      : word,
  );
}

/** "i g n o r e" is a word. */
function joined(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])\p{L}(?:[ .\-_*]\p{L}){3,40}(?![\p{L}\p{N}])/gu, (letters) =>
    letters.replace(/[^\p{L}]/gu, ''),
  );
}
