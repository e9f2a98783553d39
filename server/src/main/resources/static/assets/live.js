// Pages about alerts look again as soon as the server says that something changed. They also ask
// by themselves now and then, so without a stream they are only later. A page that nobody looks
// at holds no connection.
const path = document.querySelector('[data-events]')?.dataset.events;
let stream = null;

if (path) {
  follow();
  document.addEventListener('visibilitychange', follow);
  // A page in the browser's memory must not hold a connection either.
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', follow);
}

function follow() {
  if (document.hidden) {
    leave();
  } else if (!stream || stream.readyState === EventSource.CLOSED) {
    stream = new EventSource(path);
    stream.addEventListener('changed', () =>
      document.querySelector('[data-events]')?.dispatchEvent(new CustomEvent('changed')));
  }
}

function leave() {
  stream?.close();
  stream = null;
}
