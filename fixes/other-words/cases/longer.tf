resource "aws_lambda_function" "hello" {
  name         = "hello"
  role         = "arn:aws:iam::123456789012:role/hello"
  handler      = "index.handler"
  runtime      = "python3.12"
  s3_bucket    = "artifacts"
  s3_key       = "hello.zip"
  architecture = "arm64"

  dead_letter_config {
    arn = "arn:aws:sqs:eu-west-1:123456789012:dead"
  }
}

resource "aws_eks_node_group" "workers" {
  cluster_name    = "main"
  node_group_name = "workers"
  node_role_arn   = "arn:aws:iam::123456789012:role/workers"
  subnet_ids      = ["subnet-0123456789abcdef0"]

  scaling_config {
    desired_capacity = 2
    max_capacity     = 3
    min_capacity     = 1
  }
}

resource "aws_glue_crawler" "orders" {
  crawler_name = "orders"
  iam_role     = "arn:aws:iam::123456789012:role/glue"
  database     = "orders"

  schema_change_policy {
    update = "UPDATE_IN_DATABASE"
    delete = "LOG"
  }

  s3_targets {
    path = "s3://orders"
  }
}
