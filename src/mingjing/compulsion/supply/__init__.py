"""停止供电、停止供应民用爆炸物品: what makes an enterprise obey an order on a major hazard."""
