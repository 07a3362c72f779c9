// Words of the page itself; those of answers come from the engine.
export const languages = ["fr", "en", "nl"];

export const words = {
  fr: {
    name: "français",
    title: "Combien coûte un psychologue ?",
    promise: "Rien ne sort de votre appareil.",
    offline: "Cette page fonctionne sans réseau : gardez-la où vous voulez.",
    menu: "Menu",
    language: "Langue",
    skip: "Aller au contenu",
    patients: "Patients",
    psychologists: "Psychologues",
    analysts: "Fichiers",
  },
  en: {
    name: "English",
    title: "What does a psychologist cost?",
    promise: "Nothing leaves your device.",
    offline: "This page works without a network: keep it wherever you like.",
    menu: "Menu",
    language: "Language",
    skip: "Skip to content",
    patients: "Patients",
    psychologists: "Psychologists",
    analysts: "Files",
  },
  nl: {
    name: "Nederlands",
    title: "Wat kost een psycholoog?",
    promise: "Niets verlaat uw toestel.",
    offline: "Deze pagina werkt zonder netwerk: bewaar ze waar u wilt.",
    menu: "Menu",
    language: "Taal",
    skip: "Naar de inhoud",
    patients: "Patiënten",
    psychologists: "Psychologen",
    analysts: "Bestanden",
  },
};
