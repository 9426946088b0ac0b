/** Style sheets of the renderer: Mantine's mixins, rem() and light-dark(). */
export default { plugins: { 'postcss-preset-mantine': {} } };
