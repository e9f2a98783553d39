// Reads a chart's own table out under the pointer or the arrow keys: the numbers exist once.

const SVG = 'http://www.w3.org/2000/svg';

/** Gives a figure with a chart and its table a read-out. */
export function readable(figure) {
  figure.dataset.ready = '';
  const chart = figure.querySelector('svg.chart');
  const rows = [...figure.querySelectorAll('tr[data-x]')];
  if (!chart || rows.length === 0) return;
  const places = rows.map(row => Number(row.dataset.x) / 1000);
  const heads = [...figure.querySelectorAll('thead th')].map(th => th.textContent);
  const box = figure.appendChild(document.createElement('output'));
  box.className = 'readout';
  box.hidden = true;
  const cursor = chart.appendChild(document.createElementNS(SVG, 'line'));
  cursor.setAttribute('class', 'cursor');
  cursor.setAttribute('y1', '0');
  cursor.setAttribute('y2', String(chart.height.baseVal.value - 26));
  cursor.setAttribute('visibility', 'hidden');
  chart.setAttribute('tabindex', '0');
  let current = rows.length - 1;

  chart.addEventListener('pointermove', event => {
    const bounds = chart.getBoundingClientRect();
    show(nearest((event.clientX - bounds.left) / bounds.width));
  });
  chart.addEventListener('pointerleave', hide);
  chart.addEventListener('blur', hide);
  chart.addEventListener('focus', () => { if (chart.matches(':focus-visible')) show(current); });
  chart.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 }[event.key];
    if (event.key === 'Escape') hide();
    if (step === undefined) return;
    event.preventDefault();
    show(Math.min(rows.length - 1, Math.max(0, current + step)));
  });

  function nearest(x) {
    let best = 0;
    places.forEach((place, i) => {
      if (Math.abs(place - x) < Math.abs(places[best] - x)) best = i;
    });
    return best;
  }

  function show(index) {
    current = index;
    const cells = [...rows[index].cells].map(cell => cell.textContent);
    box.replaceChildren();
    box.appendChild(document.createElement('b')).textContent = cells[0];
    for (let i = 1; i < cells.length; i++) {
      box.append(`${heads[i]}: ${cells[i]}`, document.createElement('br'));
    }
    const place = `${places[index] * 100}%`;
    cursor.setAttribute('x1', place);
    cursor.setAttribute('x2', place);
    cursor.setAttribute('visibility', 'visible');
    box.hidden = false;
    const left = places[index] * chart.clientWidth;
    box.style.left = `${left > chart.clientWidth / 2 ? left - box.offsetWidth - 12 : left + 12}px`;
  }

  function hide() {
    box.hidden = true;
    cursor.setAttribute('visibility', 'hidden');
  }
}
