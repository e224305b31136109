resource "aws_lb" "main" {
  name    = "main"
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_db_instance" "main" {
  identifier                  = "main"
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "shop"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/cluster"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
}

output "names" {
  description = "What others ask for"
  value = {
    load_balancer = aws_lb.main.load_balancer_arn
    zone          = aws_lb.main.canonical_hosted_zone_id
    database      = aws_db_instance.main.db_instance_id
    secret        = aws_db_instance.main.master_user_secret_arn
    cluster       = aws_eks_cluster.main.cluster_name
    authority     = aws_eks_cluster.main.certificate_authority_data
  }
}

resource "aws_cloudwatch_log_metric_filter" "each" {
  for_each       = toset(["errors", "warnings"])
  name           = each.key
  pattern        = each.key
  log_group_name = "app"

  metric_transformation {
    name      = each.key
    namespace = "Own"
    value     = "1"
  }
}

resource "aws_vpn_connection" "office" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  transit_gateway_id  = "tgw-0123456789abcdef0"
  type                = "ipsec.1"
}

output "of_blocks" {
  value = [
    aws_cloudwatch_log_metric_filter.each["errors"].metric_transformation[0].metric_name,
    aws_vpn_connection.office.attachment_id,
  ]
}
