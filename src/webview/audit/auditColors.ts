/** The colors of the picture, because a canvas does not use CSS. */
import { readTheme, type Theme } from '../shared/theme';
import type { MarkColor } from './markStyle';

/** The theme and the colors of the marks. */
export interface AuditColors {
  readonly theme: Theme;
  readonly marks: Readonly<Record<MarkColor, string>>;
}

/** The current colors. */
export function auditColors(): AuditColors {
  const theme = readTheme();
  const style = getComputedStyle(document.body);
  const chart = (name: string): string => {
    const color = style.getPropertyValue(name).trim() || theme.foreground;
    // Some themes' colors are too pale for small shapes.
    return `color-mix(in srgb, ${color} 80%, ${theme.foreground})`;
  };
  const isForced = matchMedia('(forced-colors: active)').matches;
  const mark = (name: string): string => (isForced ? theme.foreground : chart(name));
  return {
    theme,
    marks: {
      good: mark('--vscode-charts-green'),
      bad: mark('--vscode-charts-red'),
      setUp: mark('--orange'),
      doubtful: mark('--vscode-charts-yellow'),
      muted: theme.muted,
    },
  };
}
