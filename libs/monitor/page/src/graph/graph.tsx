/** Who reads the variable of whom. */
export const Graph = () => (
  <section aria-labelledby="graph-title">
    <header class="section-title">
      <h2 id="graph-title">Who uses whom</h2>
    </header>
  </section>
);
