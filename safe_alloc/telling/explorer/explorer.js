// Copies what stands before a button; and names the handle of each slider, whose label is not tied to it.
window.saCopy = button => {
  const text = button.previousElementSibling;
  text.select();
  button.textContent = button.dataset.done;
  navigator.clipboard ? navigator.clipboard.writeText(text.value) : document.execCommand('copy');
};
window.saName = () => document.querySelectorAll('.widget-slider').forEach(each => {
  const handle = each.querySelector('.noUi-handle'), label = each.querySelector('label');
  if (handle && label) handle.setAttribute('aria-label', label.textContent);
});
window.saNames = window.saNames || new MutationObserver(window.saName);
window.saNames.observe(document.body, {childList: true, subtree: true, characterData: true});
window.saName();
