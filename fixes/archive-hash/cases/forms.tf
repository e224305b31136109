data "archive_file" "app" {
  for_each = toset(["intake", "report"])

  type        = "zip"
  source_dir  = "${path.module}/src/${each.key}"
  output_path = "${path.module}/${each.key}.zip"
}

data "archive_file" "layer" {
  type        = "zip"
  source_dir  = "${path.module}/layer"
  output_path = "${path.module}/layer.zip"
}

resource "aws_lambda_function" "app" {
  for_each = toset(["intake", "report"])

  function_name    = each.key
  role             = "arn:aws:iam::123456789012:role/app"
  handler          = "index.handler"
  runtime          = "nodejs20.x"
  filename         = data.archive_file.app[each.key].output_path
  source_code_hash = filebase64sha256(data.archive_file.app[each.key].output_path)
}

resource "aws_lambda_layer_version" "shared" {
  layer_name       = "shared"
  filename         = "${path.module}/layer.zip"
  source_code_hash = filebase64sha256("${path.module}/layer.zip")
}
