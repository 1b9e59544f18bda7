/** The versions of the spec. */
export const Versions = () => (
  <section aria-labelledby="versions-title">
    <header class="section-title">
      <h2 id="versions-title">Versions</h2>
    </header>
  </section>
);
