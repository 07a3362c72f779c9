// The views of psychologists.
export const practiceViews = {};
