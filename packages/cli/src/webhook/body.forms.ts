/** JSON that is no call, as different serializers write it. */
export const BODY_FORMS: readonly (readonly [string, string])[] = [
  ['Hindi in UTF-8', '{"haptik_doctor":true,"text":"नमस्ते 🙏 café"}'],
  [
    'Hindi in escapes',
    String.raw`{"haptik_doctor":true,"text":"\u0928\u092e\u0938\u094d\u0924\u0947"}`,
  ],
  ['Python spacing', '{"haptik_doctor": true, "list": [1, 2]}'],
  ['escaped slashes', String.raw`{"haptik_doctor":true,"url":"https:\/\/bot.example"}`],
  ['numbers such as 1.0', '{"haptik_doctor":true,"price":1.0}'],
  ['keys in any order', '{"haptik_doctor":true,"b":1,"a":2}'],
  ['lines', '{\n  "haptik_doctor": true\n}\n'],
];
