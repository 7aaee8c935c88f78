/** A spreadsheet as it comes out of Excel on a Danish desk: semicolons, decimal commas, Windows-1252. */
export const spreadsheet = {
  name: 'fællesskaber 2027.csv',
  mimeType: 'text/csv',
  buffer: windows1252(
    [
      'Forening;Type;Lat;Lon;Adresse;Bemærkninger',
      'Korsør Roklub;Idrætsforening;55,3290;11,1370;Havnen 4, Korsør;Vi ror i otter',
      'Børnehaven Æblehaven;Børnehave;55,4030;11,3480;Æblevej 2, Slagelse;Vi synger',
      'Café Rødgrød – åben for alle;Suppekøkken;55,4011;11,3561;Torvet 1, Slagelse;"Suppe; og brød"',
      'korsør roklub;Roklub;55,3291;11,1371;Havnen 4;Står her to gange',
      'Halvskov Kirke;Kirke;553290;11,1502;Halvskov;Decimaltegnet mangler',
      'Forlev Bylaug;Bylaug;55,3740;11,2600;Forlev;Mødes i smedjen',
      'Plejecentret Skovvang;Plejehjem;55,3350;11,1600;Skovvej 9, Korsør;Kaffe klokken to',
      'Vemmelev Skole;Skole;55,3610;11,2590;Skolevej 1, Vemmelev;7.b tager imod',
      'Frølunde Forsamlingshus;Kultur;55,2870;11,1420;Frølunde;Fællesspisning',
      'Boeslunde Idrætsforening;Idræt;55,3010;11,2710;Boeslunde;Gymnastik',
    ].join('\r\n'),
  ),
}

/** Latin 1 but for the characters that Windows put where Latin 1 has none; of these the dash is the only one here. */
function windows1252(text: string): Buffer {
  return Buffer.from(text.replaceAll('–', '\u0096'), 'latin1')
}
