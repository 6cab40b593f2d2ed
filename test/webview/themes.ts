/** The variables that VS Code's own themes set on a webview, as far as the page reads them. */

const shared = {
  'font-family': 'system-ui, "Noto Sans CJK JP", sans-serif',
  'font-size': '13px',
};

const dark = {
  ...shared,
  'editor-background': '#1f1f1f',
  foreground: '#cccccc',
  'editor-foreground': '#cccccc',
  descriptionForeground: '#9d9d9d',
  focusBorder: '#0078d4',
  'charts-red': '#f14c4c',
  'charts-blue': '#3794ff',
  'charts-yellow': '#cca700',
  'charts-purple': '#b180d7',
  'button-border': 'rgba(255, 255, 255, 0.07)',
  'button-background': '#0078d4',
  'button-foreground': '#ffffff',
  'button-secondaryBackground': '#313131',
  'button-secondaryForeground': '#cccccc',
  'button-secondaryHoverBackground': '#3c3c3c',
  'progressBar-background': '#0078d4',
  'inputValidation-warningBackground': '#352a05',
  'inputValidation-warningBorder': '#b89500',
  'editor-selectionBackground': '#264f78',
  'widget-border': '#313131',
  'editorWidget-border': '#454545',
};

const light = {
  ...shared,
  'editor-background': '#ffffff',
  foreground: '#3b3b3b',
  'editor-foreground': '#3b3b3b',
  descriptionForeground: '#717171',
  focusBorder: '#005fb8',
  'charts-red': '#e51400',
  'charts-blue': '#1a85ff',
  'charts-yellow': '#bf8803',
  'charts-purple': '#652d90',
  'button-border': 'rgba(0, 0, 0, 0.1)',
  'button-background': '#005fb8',
  'button-foreground': '#ffffff',
  'button-secondaryBackground': '#e5e5e5',
  'button-secondaryForeground': '#3b3b3b',
  'button-secondaryHoverBackground': '#cccccc',
  'progressBar-background': '#005fb8',
  'inputValidation-warningBackground': '#f6f5d2',
  'inputValidation-warningBorder': '#b89500',
  'editor-selectionBackground': '#add6ff',
  'widget-border': '#e5e5e5',
  'editorWidget-border': '#c8c8c8',
};

const highContrast = {
  ...shared,
  'editor-background': '#000000',
  foreground: '#ffffff',
  'editor-foreground': '#ffffff',
  descriptionForeground: 'rgba(255, 255, 255, 0.7)',
  focusBorder: '#f38518',
  contrastBorder: '#6fc3df',
  contrastActiveBorder: '#f38518',
  'charts-red': '#f48771',
  'charts-blue': '#3794ff',
  'charts-yellow': '#ffd370',
  'charts-purple': '#b180d7',
  'button-border': '#6fc3df',
  'button-background': '#000000',
  'button-foreground': '#ffffff',
  'button-secondaryForeground': '#ffffff',
  'progressBar-background': '#6fc3df',
  'inputValidation-warningBackground': '#000000',
  'inputValidation-warningBorder': '#6fc3df',
  'editor-selectionBackground': '#ffffff',
  'editorWidget-border': '#6fc3df',
};

const highContrastLight = {
  ...shared,
  'editor-background': '#ffffff',
  foreground: '#292929',
  'editor-foreground': '#292929',
  descriptionForeground: 'rgba(41, 41, 41, 0.7)',
  focusBorder: '#006bbd',
  contrastBorder: '#0f4a85',
  contrastActiveBorder: '#006bbd',
  'charts-red': '#b5200d',
  'charts-blue': '#1a85ff',
  'charts-yellow': '#895503',
  'charts-purple': '#652d90',
  'button-border': '#0f4a85',
  'button-background': '#0f4a85',
  'button-foreground': '#ffffff',
  'button-secondaryBackground': '#ffffff',
  'button-secondaryForeground': '#292929',
  'progressBar-background': '#0f4a85',
  'inputValidation-warningBackground': '#ffffff',
  'inputValidation-warningBorder': '#0f4a85',
  'editor-selectionBackground': '#0f4a85',
  'editorWidget-border': '#0f4a85',
};

/** A theme as VS Code tells a page of it: a class of the body, and variables. */
export interface PageTheme {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

export const themes = {
  dark: { bodyClass: 'vscode-dark', variables: dark },
  light: { bodyClass: 'vscode-light', variables: light },
  highContrast: { bodyClass: 'vscode-high-contrast', variables: highContrast },
  highContrastLight: {
    bodyClass: 'vscode-high-contrast vscode-high-contrast-light',
    variables: highContrastLight,
  },
} as const satisfies Record<string, PageTheme>;

export type ThemeName = keyof typeof themes;
