// What Material's script expects to find: where the site begins, and a drawer for what it wants to remember there.
globalThis.__md_scope = new URL("..", document.currentScript.src);
globalThis.__md_hash = (text) => Array.from(text).reduce((sum, letter) => ((sum * 31) + letter.charCodeAt(0)) | 0, 0);
globalThis.__md_get = (key, drawer = sessionStorage, scope = __md_scope) => {
  try {
    return JSON.parse(drawer.getItem(`${scope.pathname}.${key}`));
  } catch {
    return null; // a browser that lets nobody remember anything
  }
};
globalThis.__md_set = (key, value, drawer = sessionStorage, scope = __md_scope) => {
  try {
    drawer.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // as above
  }
};
