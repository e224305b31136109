variable "names" {
  type    = list(string)
  default = ["charge", "ship"]
}

data "archive_file" "step" {
  for_each    = toset(var.names)
  type        = "zip"
  output_path = "${path.module}/${each.key}.zip"

  source {
    filename = "index.js"
    content  = "exports.handler = async (event) => event;"
  }
}

resource "aws_lambda_function" "step" {
  for_each      = var.names
  function_name = each.key
  role          = "arn:aws:iam::123456789012:role/step"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = data.archive_file.step[each.key].output_path
}
