resource "aws_api_gateway_stage" "this" {
  deployment_id = this.id
  rest_api_id   = slot("rest_api_id")
  stage_name    = slot("stage_name")
  description   = slot("stage_description")
  variables     = slot("variables")
  tags          = slot("tags")
}
