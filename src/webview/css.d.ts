/** Style sheets are imported for the bundler, which writes them to dist/pages.css. */
declare module '*.css';
