import { render, screen } from "@testing-library/preact";
import { expect, it } from "vitest";
import { Page } from "./page.tsx";

it("shows the title", () => {
  render(<Page />);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Berth");
});
