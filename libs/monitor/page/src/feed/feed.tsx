/** The live feed. */
export const Feed = () => (
  <section aria-labelledby="feed-title">
    <header class="section-title">
      <h2 id="feed-title">Feed</h2>
    </header>
  </section>
);
