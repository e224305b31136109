variable "settings" {
  type = any
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "abcdef1234"
  stage_name  = "prod"
  method_path = "*/*"
  settings    = var.settings
}

resource "aws_api_gateway_method_settings" "one" {
  rest_api_id = "abcdef1234"
  stage_name  = "prod"
  method_path = "one/GET"

  settings = {
    metrics = true
  }
}
