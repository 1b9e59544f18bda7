/** A workspace with a project `web` that Berth didn't generate. */
export interface FrameworkCell {
  /** What `--only` takes. */
  id: string;
  /** What it is built with; the first one is the framework. */
  packages: Readonly<Record<string, string>>;
  /** Its files, as the framework's own tool writes them, less all that no server needs. */
  files: Readonly<Record<string, string>>;
  /** Starts its server. */
  serve: string;
}

/** What the page of every project says, so that no stranger is taken for it. */
export const SAYS = "a page of berth";

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The package.json of the project, whose scripts are its targets. */
const manifest = (scripts: Readonly<Record<string, string>>, more: object = {}): string =>
  json({ name: "web", version: "0.0.0", private: true, ...more, scripts });

const PAGE = `<!doctype html><html lang="en"><head><title>web</title></head><body>${SAYS}</body></html>\n`;

export const FRAMEWORKS: readonly FrameworkCell[] = [
  {
    id: "next",
    packages: { next: "16.4.6", react: "19.3.1", "react-dom": "19.3.1" },
    serve: "nx dev web",
    files: {
      "apps/web/package.json": manifest({ dev: "next dev -p 3000", build: "next build", start: "next start" }),
      "apps/web/app/layout.jsx": 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;\n',
      "apps/web/app/page.jsx": `export default () => <p>${SAYS}</p>;\n`,
    },
  },
  {
    id: "vite",
    packages: { vite: "8.3.8" },
    serve: "nx dev web",
    files: {
      "apps/web/package.json": manifest({ dev: "vite", preview: "vite preview" }, { type: "module" }),
      "apps/web/vite.config.ts": `import { defineConfig } from "vite";

export default defineConfig({
  server: { port: 3000, open: false },
});
`,
      "apps/web/index.html": PAGE,
    },
  },
  {
    id: "nest",
    packages: {
      "@nestjs/core": "12.5.1",
      "@nestjs/cli": "12.0.8",
      "@nestjs/common": "12.5.1",
      "@nestjs/platform-express": "12.5.1",
      "@types/node": "24.10.1",
      "reflect-metadata": "0.2.2",
      rxjs: "7.8.2",
      typescript: "5.9.3",
    },
    serve: "nx start web",
    files: {
      "apps/web/package.json": manifest({ build: "nest build", start: "nest start" }),
      "apps/web/nest-cli.json": json({ collection: "@nestjs/schematics", sourceRoot: "src" }),
      "apps/web/tsconfig.json": json({
        compilerOptions: {
          module: "nodenext",
          target: "es2023",
          outDir: "dist",
          rootDir: "src",
          experimentalDecorators: true,
          emitDecoratorMetadata: true,
          types: ["node"],
        },
        include: ["src"],
      }),
      "apps/web/src/app.module.ts": `import { Controller, Get, Module } from "@nestjs/common";

@Controller()
class AppController {
  @Get()
  say(): string {
    return "${SAYS}";
  }
}

@Module({ controllers: [AppController] })
export class AppModule {}
`,
      "apps/web/src/main.ts": `import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  await app.listen(process.env.PORT ?? 3000);
}
bootstrap();
`,
    },
  },
  {
    id: "angular",
    packages: {
      "@angular/core": "22.2.6",
      "@angular/build": "22.2.7",
      "@angular/cli": "22.2.7",
      "@angular/common": "22.2.6",
      "@angular/compiler": "22.2.6",
      "@angular/compiler-cli": "22.2.6",
      "@angular/platform-browser": "22.2.6",
      rxjs: "7.8.2",
      tslib: "2.8.1",
      typescript: "6.0.3",
    },
    serve: "nx serve web",
    files: {
      "apps/web/project.json": json({
        name: "web",
        projectType: "application",
        sourceRoot: "apps/web/src",
        targets: {
          build: {
            executor: "@angular/build:application",
            options: {
              outputPath: "dist/web",
              index: "apps/web/src/index.html",
              browser: "apps/web/src/main.ts",
              tsConfig: "apps/web/tsconfig.app.json",
            },
          },
          serve: {
            executor: "@angular/build:dev-server",
            continuous: true,
            options: { buildTarget: "web:build", port: 4200 },
          },
        },
      }),
      "apps/web/tsconfig.app.json": json({
        compilerOptions: { target: "es2022", module: "preserve", moduleResolution: "bundler", strict: true, types: [] },
        files: ["src/main.ts"],
      }),
      "apps/web/src/index.html": PAGE.replace("</body>", "<web-root></web-root></body>"),
      "apps/web/src/main.ts": `import { Component } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";

@Component({ selector: "web-root", template: "<p>web</p>" })
class App {}

bootstrapApplication(App);
`,
    },
  },
  {
    id: "express",
    packages: { express: "5.3.0" },
    serve: "nx serve web",
    files: {
      "apps/web/package.json": manifest({ serve: "node server.js" }, { type: "module" }),
      "apps/web/server.js": `import express from "express";

const app = express();
app.get("/", (_, response) => response.send("${SAYS}"));
app.listen(process.env.PORT || 3000);
`,
    },
  },
];
