/** The story of one number. */
export const Panel = ({ port }: { port: number }) => (
  <section aria-labelledby="panel-title">
    <header class="section-title">
      <h2 id="panel-title">{port}</h2>
    </header>
  </section>
);
