// The views of analysts: files of rows.
export const analystViews = {};
