/** The same picture with ECharts: two grids in one canvas, drawn at once rather than by and by. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Drawing } from './drawing.page';

use([BarChart, LineChart, GridComponent, CanvasRenderer]);

/** https://echarts.apache.org/en/option.html#series-bar.large */
export const drawECharts: Drawing = (host, { times, values, deltas }, { width, height }) => {
  const box = document.createElement('div');
  host.append(box);
  const chart = init(box, null, { renderer: 'canvas', width, height, devicePixelRatio: 1 });
  const x = { type: 'time', min: times[0], max: times.at(-1) } as const;
  chart.setOption({
    animation: false,
    grid: [
      { top: 10, height: '55%' },
      { top: '70%', bottom: 30 },
    ],
    xAxis: [
      { ...x, gridIndex: 0, show: false },
      { ...x, gridIndex: 1 },
    ],
    yAxis: [{ gridIndex: 0 }, { gridIndex: 1 }],
    series: [
      {
        type: 'line',
        step: 'end',
        showSymbol: false,
        silent: true,
        progressive: 0,
        lineStyle: { width: 2, color: '#3794ff' },
        areaStyle: { color: '#3794ff24' },
        data: times.map((at, i) => [at, values[i] ?? 0]),
      },
      {
        type: 'bar',
        xAxisIndex: 1,
        yAxisIndex: 1,
        silent: true,
        progressive: 0,
        large: true,
        barWidth: 2,
        itemStyle: { color: '#d18616' },
        data: times.flatMap((at, i) => (deltas[i] ? [[at, deltas[i]]] : [])),
      },
    ],
  });
  chart.getZr().flush();
  const canvas = box.querySelector('canvas');
  if (!canvas) throw new Error('ECharts has made no canvas.');
  return {
    canvas,
    dispose: () => {
      chart.dispose();
    },
  };
};
