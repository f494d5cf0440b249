/** Style of the HTML reports: light and dark, on paper without loss; no font, picture or script from anywhere. */
export const HTML_STYLE = `
:root{--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--panel:#f6f8fa;--error:#b42318;--warning:#8a5a00;--info:#0b5cad;--first:#ffd7d0;--part:#fff1c2}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b3;--line:#3d444d;--paper:#0d1117;--panel:#161b22;--error:#ff8b7e;--warning:#e3b341;--info:#79b8ff;--first:#6b2018;--part:#4d3c00}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:64rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2.5rem 0 .25rem;padding-top:1rem;border-top:2px solid var(--line)}h3{font-size:1rem;margin:0}
p{margin:.4rem 0}.soft{color:var(--soft);font-size:.875rem}a{color:inherit}
table{border-collapse:collapse;font-size:.875rem}th,td{border:1px solid var(--line);padding:.25rem .6rem;text-align:left;vertical-align:top}
th{background:var(--panel);font-weight:600}thead th{text-align:center}tbody th{font-weight:400}
td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.scroll{overflow-x:auto;margin:.6rem 0}caption{text-align:left;color:var(--soft);padding:.25rem 0}
.gap-row td,.gap-row th{text-align:center;color:var(--soft);padding:0}.gap{color:var(--soft)}
td.first{background:var(--first);outline:2px solid var(--error);outline-offset:-2px;font-weight:700}td.part{background:var(--part)}
.finding{border:1px solid var(--line);border-left:5px solid var(--info);border-radius:4px;padding:.8rem 1rem;margin:1rem 0}
.finding.error{border-left-color:var(--error)}.finding.warning{border-left-color:var(--warning)}
.badge{font-weight:700;margin-right:.5rem}.error .badge,b.error{color:var(--error)}.warning .badge,b.warning{color:var(--warning)}.info .badge{color:var(--info)}
dl.facts{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:.5rem 0;font-size:.875rem}dl.facts div{display:flex;gap:.4rem}dt{color:var(--soft)}dd{margin:0;font-variant-numeric:tabular-nums}
blockquote{margin:.6rem 0;padding:.3rem .8rem;border-left:3px solid var(--line);background:var(--panel);overflow-wrap:anywhere}mark{background:var(--part);color:inherit;outline:1px solid var(--warning)}
ul{margin:.3rem 0;padding-left:1.4rem}
@media print{:root{--ink:#000;--soft:#444;--line:#999;--paper:#fff;--panel:#f3f3f3;--error:#900;--warning:#630;--info:#036;--first:#f6c9c1;--part:#f7e8b5}body{font-size:11pt}main{max-width:none;padding:0}.scroll{overflow:visible}.finding,tr{break-inside:avoid}h2,h3{break-after:avoid}td.first,td.part,th{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.trim()
