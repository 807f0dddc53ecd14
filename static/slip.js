// The code stands behind the # of the address, so that no server and no log sees it before the form is sent.
const code = decodeURIComponent(location.hash.slice(1));
const field = document.querySelector('input[name="code"]');
if (code && field && !field.value) {
  field.value = code;
  history.replaceState(null, '', location.pathname);
  document.querySelector('input[name="pin"]')?.focus();
}
