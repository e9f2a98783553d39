// What pages can do beyond reading: read-outs on charts, copying samples, the reader's time zone,
// and keeping what was opened when a part of the page is refreshed.
import { readable } from './readout.js';
import './live.js';

let opened = [];

prepare();
rememberZone();
showPresentPage();

document.addEventListener('htmx:beforeSwap', event => {
  opened = [...event.detail.target.querySelectorAll('details[id]')].map(d => [d.id, d.open]);
});

document.addEventListener('htmx:afterSettle', () => {
  for (const [id, open] of opened) {
    const details = document.getElementById(id);
    if (details) details.open = open;
  }
  opened = [];
  prepare();
});

// A refresh must not take the chart from under somebody who is reading it.
document.addEventListener('htmx:beforeRequest', event => {
  const live = event.target.closest('.live');
  if (live && (live.contains(document.activeElement) || document.hidden || live.querySelector('.readout:not([hidden])'))) {
    event.preventDefault();
  }
});

// On a narrow screen the rail lies on its side, and the present page may be beyond its end. Only the
// rail is scrolled: what scrollIntoView() shows becomes where the next Tab starts from.
function showPresentPage() {
  const here = document.querySelector('.rail nav [aria-current=page]');
  if (!here) return;
  const rail = here.parentElement;
  const place = here.getBoundingClientRect();
  rail.scrollLeft += place.left - rail.getBoundingClientRect().left - (rail.clientWidth - place.width) / 2;
}

function prepare() {
  document.querySelectorAll('.readable:not([data-ready])').forEach(readable);
  document.querySelectorAll('.copy[hidden]').forEach(copyable);
  document.querySelectorAll('input[type=file][data-fills]').forEach(fills);
}

// A chosen file is read into a field, where it can be seen before it is sent.
function fills(input) {
  input.onchange = async () => {
    if (input.files.length) document.getElementById(input.dataset.fills).value = await input.files[0].text();
  };
}

// Without a secure connection browsers have no clipboard; then the text is selected by hand.
function copyable(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.done;
  });
}

function rememberZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    document.cookie = `andal-zone=${encodeURIComponent(zone)};path=/;max-age=31536000;samesite=lax`;
  }
}
