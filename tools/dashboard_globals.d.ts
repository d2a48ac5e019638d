// What the vendored scripts put on every page; editors read it through jsconfig.json.
declare const echarts: any;
declare const htmx: any;
