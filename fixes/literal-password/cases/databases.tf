variable "cache_token" {
  description = "What clients of the cache say"
  type        = string
  sensitive   = true
  default     = "Sixteen-Characters-1"
}

# The orders
resource "aws_db_instance" "orders" {
  identifier          = "orders"
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "orders"
  password            = "Orders-2024!" # change me
  skip_final_snapshot = true
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::123456789012:role/orders"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1"

  environment {
    variables = {
      DB_USER     = "orders"
      DB_PASSWORD = "Orders-2024!"
    }
  }
}

resource "aws_secretsmanager_secret" "orders" {
  name_prefix = "orders-"
}

resource "aws_secretsmanager_secret_version" "orders" {
  secret_id = aws_secretsmanager_secret.orders.id
  secret_string = jsonencode({
    username = "orders"
    password = "Orders-2024!"
  })
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions"
  node_type                  = "cache.t3.micro"
  transit_encryption_enabled = true
  auth_token                 = var.cache_token
}
