resource "aws_apigatewayv2_stage" "main" {
  api_id = "a1b2c3"
  name   = "main"

  throttle_settings {
    throttling_burst_limit = 200
    throttling_rate_limit  = 100
  }
}

resource "aws_lambda_function" "main" {
  function_name = "main"
  role          = "arn:aws:iam::123456789012:role/main"
  handler       = "index.handler"
  runtime       = "python3.12"
  s3_bucket     = "artifacts"
  s3_key        = "main.zip"

  vpc_configuration {
    subnets         = ["subnet-0123456789abcdef0"]
    security_groups = ["sg-0123456789abcdef0"]
  }
}

resource "aws_eks_node_group" "main" {
  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::123456789012:role/node"
  subnet_ids    = ["subnet-0123456789abcdef0"]

  scaling_configuration {
    desired_nodes = 2
    max_nodes     = 3
    min_nodes     = 1
  }
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = "arn:aws:sns:eu-west-1:123456789012:main"
  protocol  = "email"
  endpoints = ["ops@example.com"]
}
