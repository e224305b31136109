resource "aws_api_gateway_method_settings" "this" {
  rest_api_id = this.rest_api_id
  stage_name  = this.stage_name
  method_path = "*/*"
}
