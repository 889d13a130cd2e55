-- Asks the server what an editor asks, of one file, and prints the answers as JSON. Arguments come from the environment.
local function finish(result)
  io.stdout:write(vim.fn.json_encode(result) .. "\n")
  vim.cmd("qall!")
end

local file = vim.env.NNC_FILE
vim.cmd("edit " .. file)
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({ name = "nnc", cmd = { "node", vim.env.NNC_MAIN, "lsp", "--stdio" }, root_dir = vim.fn.fnamemodify(file, ":h"),
  workspace_folders = { { uri = vim.uri_from_fname(vim.fn.fnamemodify(file, ":h")), name = "folder" } } })
vim.lsp.buf_attach_client(buffer, client)

local function ask(method, extra)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(), extra or {})
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 30000) or {}
  return answers[client] and answers[client].result
end

local function go(pattern, column)
  local line = vim.fn.search(pattern, "cw")
  vim.api.nvim_win_set_cursor(0, { line, vim.api.nvim_win_get_cursor(0)[2] + (column or 0) })
end

local result = {}
vim.wait(30000, function() return vim.lsp.get_client_by_id(client).initialized ~= nil and #vim.diagnostic.get(buffer) > 0 end, 20)
result.before = vim.tbl_map(function(d) return { d.lnum, d.col, d.code, d.message } end, vim.diagnostic.get(buffer))

-- The fix of the first diagnostic, as a user applies it.
local first = vim.diagnostic.get(buffer)[1]
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
local range = { start = { line = first.lnum, character = first.col }, ["end"] = { line = first.lnum, character = first.col + 1 } }
for _, action in ipairs(ask("textDocument/codeAction", { range = range, context = { diagnostics = {} } })) do
  if action.kind == "quickfix" then
    vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
    break
  end
end
vim.wait(30000, function() return #vim.diagnostic.get(buffer) == 0 end, 20)
result.after = #vim.diagnostic.get(buffer)

go("dense")
result.hover = ask("textDocument/hover").contents.value
result.definition = ask("textDocument/definition").uri
result.symbols = vim.tbl_map(function(s) return s.name end, ask("textDocument/documentSymbol"))
result.lenses = #ask("textDocument/codeLens")
go("dense(", 6)
result.signature = ask("textDocument/signatureHelp").signatures[1].label
result.completions = vim.tbl_map(function(i) return i.label end, ask("textDocument/completion"))
go("flower:")
result.references = #ask("textDocument/references", { context = { includeDeclaration = true } })
vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", { newName = "blossom" }), "utf-16")
result.renamed = vim.api.nvim_buf_get_lines(buffer, vim.api.nvim_win_get_cursor(0)[1] - 1, vim.api.nvim_win_get_cursor(0)[1], false)[1]
vim.lsp.util.apply_text_edits(ask("textDocument/formatting", { options = { tabSize = 2, insertSpaces = true } }) or {}, buffer, "utf-16")
result.formatted = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n") .. "\n"
finish(result)
