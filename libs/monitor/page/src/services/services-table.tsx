/** One row for each service. */
export const ServicesTable = () => (
  <section aria-labelledby="services-title">
    <header class="section-title">
      <h2 id="services-title">Services</h2>
    </header>
  </section>
);
