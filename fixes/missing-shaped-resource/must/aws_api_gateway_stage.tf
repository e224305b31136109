resource "aws_api_gateway_stage" "this" {
  rest_api_id   = slot("only", "aws_api_gateway_rest_api").id
  deployment_id = slot("only", "aws_api_gateway_deployment").id
  stage_name    = slot("stage", "prod")

  tags = slot("tags")
}
