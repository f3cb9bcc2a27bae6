// How long a text is as the server counts it: by characters, not by the halves that some of them are stored in.

export const letters = (text) => [...text.trim()].length;
