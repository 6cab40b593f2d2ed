/** The same picture with Chart.js, with all that its guide to performance advises short of leaving samples out. */
import {
  BarController,
  BarElement,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import type { Drawing } from './drawing.page';

Chart.register(
  BarController,
  BarElement,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
);

/** https://www.chartjs.org/docs/latest/general/performance.html */
export const drawChartJs: Drawing = (host, { times, values, deltas }, { width, height }) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  host.append(canvas);
  const chart = new Chart(canvas, {
    type: 'line',
    data: {
      datasets: [
        {
          type: 'line',
          yAxisID: 'y',
          data: times.map((x, i) => ({ x, y: values[i] ?? 0 })),
          stepped: 'before',
          borderColor: '#3794ff',
          backgroundColor: '#3794ff24',
          fill: true,
          borderWidth: 2,
          pointRadius: 0,
        },
        {
          type: 'bar',
          yAxisID: 'deltas',
          data: times.flatMap((x, i) => (deltas[i] ? [{ x, y: deltas[i] }] : [])),
          backgroundColor: '#d18616',
          barThickness: 2,
        },
      ],
    },
    options: {
      animation: false,
      responsive: false,
      parsing: false,
      normalized: true,
      events: [],
      devicePixelRatio: 1,
      scales: {
        x: {
          type: 'linear',
          offset: false,
          min: times[0] ?? 0,
          max: times.at(-1) ?? 1,
          ticks: { maxRotation: 0, sampleSize: 8, callback: (at) => new Date(at).toISOString() },
        },
        y: { type: 'linear', stack: 'lanes', stackWeight: 2 },
        deltas: { type: 'linear', stack: 'lanes', stackWeight: 1 },
      },
    },
  });
  return {
    canvas,
    dispose: () => {
      chart.destroy();
    },
  };
};
